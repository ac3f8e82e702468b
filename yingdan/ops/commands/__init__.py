"""The commands of `python -m yingdan`; each module has `add_arguments(parser)` and `run(args)`."""
