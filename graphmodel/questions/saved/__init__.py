"""The saved questions: a module for each, whose name is the question's."""
