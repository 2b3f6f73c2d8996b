"""The desk's view of background work, for operators."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from portal.tasks import dead_letters
from portal.tasks.models import QueuedTask, TaskState

operators_only = method_decorator(permission_required(dead_letters.PERMISSION), name="dispatch")


class TaskFilterSet(WagtailFilterSet):
    class Meta:
        model = QueuedTask
        fields: ClassVar[list[str]] = ["state"]


@operators_only
class TaskListView(ReportView):
    """Lists tasks, the latest first, by state; what failed for good is counted on top."""

    model = QueuedTask
    template_name = "tasks/list.html"
    page_title = _("Việc chạy nền")
    header_icon = "tasks"
    index_url_name = "tasks_desk:list"
    index_results_url_name = "tasks_desk:list_results"
    filterset_class = TaskFilterSet
    default_ordering = ("-enqueued_at", "-pk")
    columns = (
        TitleColumn("path", label=_("Việc"), url_name="tasks_desk:task", width="40%"),
        Column("state", label=_("Trạng thái"), accessor="get_state_display"),
        DateColumn("enqueued_at", label=_("Ghi lúc"), sort_key="enqueued_at"),
        Column("attempts", label=_("Số lần chạy"), sort_key="attempts"),
        Column("last_error", label=_("Lỗi gần nhất")),
    )
    list_export = ("path", "state", "enqueued_at", "attempts", "finished_at", "last_error")

    def get_base_queryset(self) -> QuerySet[QueuedTask]:
        return QueuedTask.objects.all()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = QueuedTask.objects.counted_by_state()
        figures = [(state, counts.get(state.value, 0)) for state in TaskState]
        return super().get_context_data(
            figures=figures, dead=counts.get(TaskState.DEAD, 0), **kwargs
        )


class TaskPage(WagtailAdminTemplateMixin, TemplateView):
    """A page below the list."""

    header_icon = "tasks"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("tasks_desk:list"), "label": _("Việc chạy nền")},
            {"url": "", "label": self.get_page_title()},
        ]


@operators_only
class TaskView(TaskPage):
    """One task: when it ran and what it raised; not its arguments, which may name people."""

    template_name = "tasks/task.html"
    page_title = _("Một việc chạy nền")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        task = get_object_or_404(QueuedTask, pk=self.kwargs["pk"])
        return super().get_context_data(task=task, is_dead=task.state == TaskState.DEAD, **kwargs)


class ConfirmView(TaskPage, ABC):
    """Asks before it acts: GET shows what will happen, POST does it."""

    template_name = "tasks/confirm.html"
    question: str | Promise = ""
    button: str | Promise = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(question=self.question, button=self.button, **kwargs)

    @abstractmethod
    def act(self) -> str:
        """Do it and return what to tell the operator."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            messages.success(request, self.act())
        except dead_letters.NotDeadError:
            messages.warning(
                request, gettext("Việc này không còn ở trạng thái hỏng hẳn: có người đã xử lý.")
            )
        return HttpResponseRedirect(reverse("tasks_desk:list"))


class ConfirmOneView(ConfirmView):
    action: Callable[..., QueuedTask]
    done: str | Promise = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        task = get_object_or_404(QueuedTask.objects.dead(), pk=self.kwargs["pk"])
        return super().get_context_data(task=task, **kwargs)

    def act(self) -> str:
        type(self).action(self.kwargs["pk"], actor=self.request.user, now=timezone.now())
        return str(self.done)


@operators_only
class RetryView(ConfirmOneView):
    page_title = _("Chạy lại việc này")
    question = _("Việc sẽ được chạy lại ngay, với cùng mã và số lần chạy đếm tiếp.")
    button = _("Chạy lại")
    done = _("Việc đã được đưa vào hàng chờ.")
    action = staticmethod(dead_letters.retry)


@operators_only
class DismissView(ConfirmOneView):
    page_title = _("Bỏ qua việc này")
    question = _("Việc sẽ không bao giờ được chạy nữa. Chỉ bỏ qua khi chắc chắn không ai cần nó.")
    button = _("Bỏ qua")
    done = _("Đã bỏ qua việc này.")
    action = staticmethod(dead_letters.dismiss)


@operators_only
class RetryAllView(ConfirmView):
    page_title = _("Chạy lại mọi việc hỏng")
    question = _("Mọi việc hỏng hẳn sẽ được chạy lại ngay.")
    button = _("Chạy lại tất cả")

    def act(self) -> str:
        count = dead_letters.retry_all(actor=self.request.user, now=timezone.now())
        return ngettext(
            "Đã đưa %(count)d việc vào hàng chờ.", "Đã đưa %(count)d việc vào hàng chờ.", count
        ) % {"count": count}
