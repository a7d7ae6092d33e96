"""``python -m graphmodel`` is the command ``graphmodel``."""

from graphmodel.cli import main

if __name__ == "__main__":
    main()
