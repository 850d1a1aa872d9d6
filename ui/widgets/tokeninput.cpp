#include "widgets/tokeninput.h"

#include "base/file.h"
#include "text.h"

#include <QMimeData>
#include <QUrl>

namespace ui {

TokenInput::TokenInput(QWidget* parent) : TokenView(parent)
{
    setUndoRedoEnabled(true);
    viewport()->setProperty("takesFiles", true);
}

void TokenInput::loadFile(const QString& path)
{
    const auto file = base::readFile(path.toStdU16String());
    if (!file) {
        Q_EMIT refused(tr("Callsign %1.").arg(text(base::describe(file.error()))));
        return;
    }
    selectAll();
    insertPlainText(text(file->reveal()).trimmed()); // unlike setPlainText, this can be undone
}

bool TokenInput::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasUrls() || TokenView::canInsertFromMimeData(source);
}

void TokenInput::insertFromMimeData(const QMimeData* source)
{
    const QList<QUrl> urls = source->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        loadFile(urls.first().toLocalFile());
    else
        TokenView::insertFromMimeData(source);
}

} // namespace ui
