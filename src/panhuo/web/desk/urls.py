"""Addresses of the public desk."""

from django.urls import URLPattern, URLResolver, path

from panhuo.web.desk.views import answer, ask, courses, guides, home

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", home.desk_home, name="desk-home"),
    path("desk/answers/", home.desk_published, name="desk-published"),
    path("desk/answers/<int:pk>/", home.desk_answer, name="desk-answer"),
    path("desk/ask/", ask.desk_ask, name="desk-ask"),
    path("desk/r/<str:secret>/", ask.desk_receipt, name="desk-receipt"),
    path("desk/mine/", ask.desk_mine, name="desk-mine"),
    path("desk/queue/", answer.desk_queue, name="desk-queue"),
    path("desk/questions/<int:pk>/", answer.desk_question, name="desk-question"),
    path("desk/questions/<int:pk>/publish/", answer.desk_publish, name="desk-publish"),
    path("desk/questions/<int:pk>/unpublish/", answer.desk_unpublish, name="desk-unpublish"),
    path("desk/questions/<int:pk>/close/", answer.desk_close, name="desk-close"),
    path("desk/courses/", courses.desk_courses, name="desk-courses"),
    path("desk/courses/new/", courses.desk_course_write, name="desk-course-new"),
    path("desk/courses/<int:pk>/", courses.desk_course, name="desk-course"),
    path("desk/courses/<int:pk>/edit/", courses.desk_course_write, name="desk-course-edit"),
    path("desk/courses/<int:pk>/sign-up/", courses.desk_sign_up, name="desk-sign-up"),
    path("desk/courses/<int:pk>/leave/", courses.desk_leave, name="desk-leave"),
    path("desk/courses/<int:pk>/cancel/", courses.desk_course_cancel, name="desk-course-cancel"),
    path("desk/courses/<int:pk>/attendance/", courses.desk_attendance, name="desk-attendance"),
    path("desk/courses/<int:pk>/export/", courses.desk_sign_ups_export, name="desk-sign-ups-export"),
    path("desk/guides/new/", guides.desk_guide_write, name="desk-guide-new"),
    path("desk/guides/<slug:slug>/", home.desk_guide, name="desk-guide"),
    path("desk/guides/<slug:slug>/edit/", guides.desk_guide_write, name="desk-guide-edit"),
]
