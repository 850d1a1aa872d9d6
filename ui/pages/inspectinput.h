#pragma once

#include "pages/inspectplace.h"
#include "pages/inspectreading.h"
#include "widgets/card.h"

class QLabel;
class QTimer;

namespace ui {

class TokenInput;

/// Where the token to inspect is pasted, with what was left out of it, and where it is damaged.
class PasteCard : public Card
{
    Q_OBJECT

public:
    explicit PasteCard(QWidget* parent = nullptr);

    QString pasted() const;
    void setText(const QString& text);
    /// Forgets the text, also what could be undone.
    void clear();
    /// Shows what was left out of the text, and where the token in it is damaged.
    void setReading(const Reading& reading);
    /// Marks those characters of the token too and scrolls to them; only the damage if there are none.
    void mark(const jwt::Decoded& token, const std::optional<Piece>& place);
    /// Says that something went wrong, until the text changes.
    void say(const QString& sentence);
    /// Moves the keyboard there, so that a paste replaces what stands there.
    void focusText();

Q_SIGNALS:
    /// The text is another; of a large one, once nobody types for a moment.
    void textChanged();

private:
    void follow();
    void addButtons();
    void openFile();

    TokenInput* input_;
    QLabel* note_;
    QLabel* stripped_;
    QTimer* pause_;
    int size_ = 0; // of the text at its last change
};

} // namespace ui
