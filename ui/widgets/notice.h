#pragma once

#include <QFrame>

namespace ui {

class StateLine;

/// A strip with one sentence that matters now. Hidden while there is none; whoever has read it closes it.
class Notice : public QFrame
{
    Q_OBJECT

public:
    /// The sentence is named `name`, its button `<name>Close`.
    explicit Notice(const QString& name, QWidget* parent = nullptr);

    /// Shows the sentence, as one of the label roles `good`, `warning`, `error`, `muted`; an empty one hides the strip.
    void say(const QString& sentence, const char* role);
    QString text() const;

private:
    StateLine* line_;
};

} // namespace ui
