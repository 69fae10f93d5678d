"""The public face of the demonstration."""

from panhuo.demo.accounts import accounts_file
from panhuo.demo.load import DemoReport, load_demo

__all__ = ["DemoReport", "accounts_file", "load_demo"]
