"""Let ``python -m graph`` be the command."""

from graph.cli import main

if __name__ == "__main__":
    main()
