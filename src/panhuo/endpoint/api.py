"""What other parts use of a language model's endpoint."""

from panhuo.endpoint.ask import ask_json
from panhuo.endpoint.model import Endpoint, EndpointError
from panhuo.endpoint.vectors import ask_vectors

__all__ = ["Endpoint", "EndpointError", "ask_json", "ask_vectors"]
