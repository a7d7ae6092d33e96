"""Answers as text for people (`text`) and as rows for programs (`rows`)."""
