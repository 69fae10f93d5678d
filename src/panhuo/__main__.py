"""`python -m panhuo` is the `panhuo` command."""

from panhuo.cli.main import run

if __name__ == "__main__":
    run()
