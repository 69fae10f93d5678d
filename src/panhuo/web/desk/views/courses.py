"""Courses: the list, one course, signing up, the organiser's list."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.desk.api import (
    Course,
    SeatState,
    SignUp,
    cancel_course,
    coming_courses,
    leave,
    may_run,
    note_attendance,
    save_course,
    sign_up,
    takes_sign_ups,
    teachers_of,
)
from panhuo.intake.api import Book
from panhuo.orgs.api import DomainError, NotAllowed, User
from panhuo.web.access import UserRequest, public, signed_in, staff_only
from panhuo.web.blame import blame
from panhuo.web.desk.forms import CourseForm, course_initial
from panhuo.web.format import moment
from panhuo.web.listing import paginate


@public
@require_GET
def desk_courses(request: HttpRequest) -> HttpResponse:
    """Those not over, the next first."""
    user = request.user if isinstance(request.user, User) else None
    context = {
        "page": paginate(request, coming_courses()),
        "may_teach": user is not None and bool(teachers_of(user)),
    }
    return render(request, "web/desk/courses.html", context)


@public
@require_GET
def desk_course(request: HttpRequest, pk: int) -> HttpResponse:
    """One course; how many are in and wait, and one's own seat. Names only for the organiser."""
    course = get_object_or_404(Course.objects.select_related("organisation"), pk=pk)
    user = request.user if isinstance(request.user, User) else None
    own = SignUp.objects.visible_to(request.user).filter(course=course)
    mine = own.filter(user=user).exclude(state=SeatState.LEFT).first() if user else None
    runs = user is not None and may_run(user, course)
    context = {
        "course": course,
        "seated": course.sign_ups.filter(state=SeatState.SEATED).count(),
        "waiting": course.sign_ups.filter(state=SeatState.WAITING).count(),
        "mine": mine,
        "open": takes_sign_ups(course),
        "runs": runs,
        "sign_ups": own.exclude(state=SeatState.LEFT).select_related("user") if runs else [],
    }
    return render(request, "web/desk/course.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def desk_course_write(request: UserRequest, pk: int | None = None) -> HttpResponse:
    course = get_object_or_404(Course.objects.select_related("organisation"), pk=pk) if pk else None
    houses = teachers_of(request.user)
    if not houses or (course is not None and course.organisation not in houses):
        raise NotAllowed(_("课程由知识产权管理部门和服务目录中的机构举办"))
    form = CourseForm(request.POST or None, organisations=houses, initial=course_initial(course))
    if request.method == "POST" and form.is_valid():
        house = form.cleaned_data["organisation"]
        try:
            saved = save_course(house, values=form.values(), course=course, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("desk-course", saved.pk)
    context = {"form": form, "course": course}
    return render(request, "web/desk/course_form.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def desk_sign_up(request: UserRequest, pk: int) -> HttpResponse:
    made = sign_up(get_object_or_404(Course, pk=pk), actor=request.user)
    seated = made.state == SeatState.SEATED
    messages.success(request, _("已报上") if seated else _("名额已满，已进入候补；有人退出时按先后递补"))
    return redirect("desk-course", pk)


@signed_in
@require_POST
def desk_leave(request: UserRequest, pk: int) -> HttpResponse:
    leave(get_object_or_404(Course, pk=pk), actor=request.user)
    return redirect("desk-course", pk)


@staff_only
@require_POST
def desk_course_cancel(request: UserRequest, pk: int) -> HttpResponse:
    course = get_object_or_404(Course.objects.select_related("organisation"), pk=pk)
    cancel_course(course, reason=request.POST.get("reason", ""), actor=request.user)
    return redirect("desk-course", pk)


@staff_only
@require_POST
def desk_attendance(request: UserRequest, pk: int) -> HttpResponse:
    """Who was there."""
    present = {int(value) for value in request.POST.getlist("present") if value.isdecimal()}
    course = get_object_or_404(Course.objects.select_related("organisation"), pk=pk)
    n = note_attendance(course, present=present, actor=request.user)
    messages.success(request, _("已记录 %(n)s 人到场") % {"n": n})
    return redirect("desk-course", pk)


@staff_only
@require_GET
def desk_sign_ups_export(request: UserRequest, pk: int) -> FileResponse:
    """The organiser's list as a workbook."""
    course = get_object_or_404(Course.objects.select_related("organisation"), pk=pk)
    if not may_run(request.user, course):
        raise NotAllowed
    heads = [(_("姓名"), 20.0), (_("用户名"), 20.0), (_("状态"), 10.0), (_("报名时间"), 18.0), (_("到场"), 8.0)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sign_ups.xlsx"
        with Book(path) as book:
            sheet = book.sheet(_("报名名单"), heads)
            rows = SignUp.objects.visible_to(request.user).filter(course=course).exclude(state=SeatState.LEFT)
            for at, one in enumerate(rows.select_related("user"), start=1):
                there = {True: _("是"), False: _("否"), None: ""}[one.attended]
                state = str(one.get_state_display())
                for column, value in enumerate((str(one.user), one.user.username, state, moment(one.queued_at), there)):
                    book.put(sheet, at, column, value)
        return FileResponse(BytesIO(path.read_bytes()), as_attachment=True, filename=_("报名名单.xlsx"))
