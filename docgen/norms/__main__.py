"""Write the ready-made copies of the program's norms again, after an edit of their YAML."""

from __future__ import annotations

from docgen.norms.loader import DATA, norm_files, write_ready_made

if __name__ == "__main__":
    for path in norm_files(DATA):
        write_ready_made(path)
