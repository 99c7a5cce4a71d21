using CyberPort.Platform.Endpoints;
using FluentValidation;

namespace CyberPort.Procedures.Batch;

/// <param name="Declared">内容に相違ありません, once for all rows.</param>
internal sealed record SendBatchRequest(bool Declared);

internal sealed class SendBatchValidator : AbstractValidator<SendBatchRequest>
{
    public SendBatchValidator() => RuleFor(r => r.Declared).Equal(true)
        .Says("required.declaration", "内容を確かめて、確認の欄にチェックを入れてください。", "Please check the rows and tick the declaration.", "たしかめて、チェックを 入れて ください。");
}

/// <param name="Kept">Rows that are drafts now.</param>
/// <param name="Left">Rows for which there was no room.</param>
internal sealed record DraftsKept(int Kept, int Left);
