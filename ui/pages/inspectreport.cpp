#include "pages/inspectreport.h"

#include "storage/wholefile.h"
#include "text.h"
#include "widgets/filechooser.h"
#include "zoom/redact.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

#include <utility>

namespace ui {

using zoom::ReportForm;

ReportMenu::ReportMenu(QMenu* menu, QWidget* page, std::function<const Reading&()> reading)
    : QObject(menu), reading_(std::move(reading))
{
    const std::initializer_list<std::pair<QString, ReportForm>> forms{{tr("Copy as Markdown"), ReportForm::Markdown},
                                                                      {tr("Copy as plain text"), ReportForm::Text},
                                                                      {tr("Copy as JSON"), ReportForm::Json}};
    for (const auto& [title, form] : forms)
        menu->addAction(title, this, [this, form = static_cast<int>(form)] { copy(form); });
    menu->addAction(tr("Save…"), this, [this, page] {
        chooseNewFile(page, tr("Save the report"), "callsign-report.md", [this](const QString& path) { save(path); });
    });
    menu->addSeparator();
    QAction* const values = menu->addAction(tr("Keep topics and identities"));
    values->setObjectName("inspect.reportValues");
    values->setCheckable(true);
    connect(values, &QAction::toggled, this, [this](bool on) { withValues_ = on; });
}

void ReportMenu::copy(int form)
{
    const Reading& reading = reading_();
    const std::string report =
        zoom::redactedReport(reading.token, reading.context, static_cast<ReportForm>(form), withValues_);
    QGuiApplication::clipboard()->setText(text(report)); // made to be passed on: it stays
    Q_EMIT done(tr("The report was copied."));
}

void ReportMenu::save(const QString& path)
{
    const bool json = path.endsWith(".json", Qt::CaseInsensitive);
    const bool markdown = path.endsWith(".md", Qt::CaseInsensitive);
    const ReportForm form = json ? ReportForm::Json : markdown ? ReportForm::Markdown : ReportForm::Text;
    const Reading& reading = reading_();
    const auto written =
        storage::writeWhole(path, zoom::redactedReport(reading.token, reading.context, form, withValues_));
    Q_EMIT done(written ? tr("The report was written to %1.").arg(path)
                        : tr("Callsign %1.").arg(text(base::describe(written.error()))));
}

} // namespace ui
