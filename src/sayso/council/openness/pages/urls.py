"""Addresses of this room."""

from django.urls import path

from sayso.council.openness.pages import changing, figures, showing

urlpatterns = [
    path("how-we-decide/", showing.HowWeDecideView.as_view(), name="how_we_decide"),
    path("settings/", changing.SettingsView.as_view(), name="settings"),
    path("settings/open-consultation/", changing.OpenConsultationView.as_view(), name="open_consultation"),
    path(
        "settings/tell-outcome/<uuid:consultation>/", changing.TellOutcomeView.as_view(), name="tell_outcome"
    ),
    path("figures/", figures.FiguresView.as_view(), name="figures"),
    path("figures/<slug:name>/", figures.ReadFigureView.as_view(), name="read_figure"),
    path("figures/<uuid:figure>/confirm/", figures.ConfirmFigureView.as_view(), name="confirm_figure"),
    path("figures/<uuid:figure>/withdraw/", figures.WithdrawFigureView.as_view(), name="withdraw_figure"),
    path("settings/<slug:key>/", changing.ChangeSettingView.as_view(), name="change_setting"),
]
