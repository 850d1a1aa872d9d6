#pragma once

#include "widgets/card.h"

class QLabel;
class QPushButton;

namespace ui {

/// A card of which one sentence is on show and the rest is folded away until somebody wants it. Put that rest into
/// `inside()`.
class FoldCard : public Card
{
    Q_OBJECT

public:
    /// The button that opens and closes it is named `<name>Fold`, the sentence `<name>Summary`.
    FoldCard(const QString& name, const QString& title, QWidget* parent = nullptr);

    QVBoxLayout* inside() const { return inside_; }
    bool isOpen() const;
    void setOpen(bool open);
    /// The sentence below the title; an empty one is hidden.
    void setSummary(const QString& sentence);
    QLabel* summary() const { return summary_; }

Q_SIGNALS:
    void opened(bool open);

private:
    void follow(bool open);
    void settle();

    QLabel* summary_;
    QPushButton* folder_;
    QWidget* rest_;
    QVBoxLayout* inside_;
};

} // namespace ui
