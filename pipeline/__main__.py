"""`python -m pipeline` is `honorroll`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
