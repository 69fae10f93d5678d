"""Records of the room."""

from panhuo.exchange.desk.models.course import Course, SignUp
from panhuo.exchange.desk.models.guide import Guide
from panhuo.exchange.desk.models.question import Answer, Question

__all__ = ["Answer", "Course", "Guide", "Question", "SignUp"]
