"""The public face of the desk: questions, answers, courses, guides."""

from panhuo.exchange.desk.domain.answer import answer, close_question, publish_question, unpublish_question
from panhuo.exchange.desk.domain.ask import ANSWER_DAYS, LONGEST, ask, find_by_receipt
from panhuo.exchange.desk.domain.cites import cited_of
from panhuo.exchange.desk.domain.courses import (
    CourseValues,
    cancel_course,
    leave,
    note_attendance,
    save_course,
    sign_up,
)
from panhuo.exchange.desk.domain.guides import save_guide
from panhuo.exchange.desk.domain.index import rebuild_desk_index
from panhuo.exchange.desk.domain.remind import remind_questions
from panhuo.exchange.desk.enums import CourseState, QuestionState, SeatState, Topic
from panhuo.exchange.desk.may import (
    may_answer,
    may_publish,
    may_run,
    may_write_guides,
    takes_sign_ups,
    teachers_of,
)
from panhuo.exchange.desk.models import Answer, Course, Guide, Question, SignUp
from panhuo.exchange.desk.queries.guides import ShownGuide, guide_of, guides
from panhuo.exchange.desk.queries.listing import coming_courses, narrowed, state_counts, topic_counts
from panhuo.exchange.desk.queries.search import Finding, Findings, search_desk
from panhuo.exchange.desk.queries.visible import QuestionQuerySet
from panhuo.exchange.desk.rules.laws import OTHER, Cited, laws, written

__all__ = [
    "ANSWER_DAYS", "LONGEST", "OTHER", "Answer", "Cited", "Course", "CourseState", "CourseValues", "Finding",
    "Findings", "Guide", "Question", "QuestionQuerySet", "QuestionState", "SeatState", "ShownGuide", "SignUp", "Topic",
    "answer", "ask", "cancel_course", "cited_of", "close_question", "coming_courses", "find_by_receipt", "guide_of",
    "guides", "laws", "leave", "may_answer", "may_publish", "may_run", "may_write_guides", "narrowed",
    "note_attendance", "publish_question", "rebuild_desk_index", "remind_questions", "save_course", "save_guide",
    "search_desk", "sign_up", "state_counts", "takes_sign_ups", "teachers_of", "topic_counts", "unpublish_question",
    "written",
]  # fmt: skip
