#pragma once

#include "pages/inspectreading.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace ui {

/// Writes reports about the token on the page that are safe for a public thread, to the clipboard or into a file. Its
/// menu is all that is seen of it.
class ReportMenu : public QObject
{
    Q_OBJECT

public:
    /// Fills `menu`; `page` holds the dialog that asks for a file. `reading` gives the token at hand.
    ReportMenu(QMenu* menu, QWidget* page, std::function<const Reading&()> reading);

    /// Writes a report; its form follows from the file's ending: `.json`, `.md`, else plain text.
    void save(const QString& path);

Q_SIGNALS:
    /// What became of it, as a sentence.
    void done(const QString& sentence);

private:
    void copy(int form);

    std::function<const Reading&()> reading_;
    bool withValues_ = false;
};

} // namespace ui
