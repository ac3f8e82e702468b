"""The parts that a report is composed of, each read from the records of a person and a span."""
