"""``python -m docgen`` is the program ``docgen``."""

from docgen.cli.main import run

if __name__ == "__main__":
    run()
