"""`python -m yingdan` and the `yingdan` command."""

from yingdan.ops.cli import main

if __name__ == "__main__":
    main()
