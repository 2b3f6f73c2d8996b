"""Where the desk shows background work: under Reports, for operators."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.tasks import desk
from portal.tasks.dead_letters import PERMISSION


class TasksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def register_task_urls() -> list[URLResolver]:
    """Give the pages their addresses."""
    pages = [
        path("", desk.TaskListView.as_view(), name="list"),
        path("results/", desk.TaskListView.as_view(results_only=True), name="list_results"),
        path("retry-all/", desk.RetryAllView.as_view(), name="retry_all"),
        path("<uuid:pk>/", desk.TaskView.as_view(), name="task"),
        path("<uuid:pk>/retry/", desk.RetryView.as_view(), name="retry"),
        path("<uuid:pk>/dismiss/", desk.DismissView.as_view(), name="dismiss"),
    ]
    return [path("reports/background-tasks/", include((pages, "tasks_desk")))]


@hooks.register("register_reports_menu_item")
def register_task_menu_item() -> MenuItem:
    """Show the list in the desk's menu."""
    return TasksMenuItem(
        _("Việc chạy nền"), reverse("tasks_desk:list"), icon_name="tasks", order=1200
    )
