#pragma once

#include "widgets/tokenview.h"

namespace ui {

/// A place to paste a token, or to drop text or a file with one.
class TokenInput : public TokenView
{
    Q_OBJECT

public:
    explicit TokenInput(QWidget* parent = nullptr);

    /// Replaces the text with what the file holds; emits `refused` when it cannot be read.
    void loadFile(const QString& path);

Q_SIGNALS:
    /// A file could not be taken; the sentence says why.
    void refused(const QString& sentence);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
};

} // namespace ui
