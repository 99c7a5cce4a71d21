using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using FluentValidation;

namespace CyberPort.Procedures.Catalogue;

/// <summary>What an authority may say about its procedure.</summary>
internal sealed class ChangeProcedureValidator : AbstractValidator<ChangeProcedureRequest>
{
    private const int MostRows = 30;

    public ChangeProcedureValidator()
    {
        RuleFor(r => r.Title.Ja).NotEmpty().MaximumLength(100).Says("procedure.title", "手続の名称を100字以内で入力してください。", "Enter the title, at most 100 characters.");
        RuleFor(r => r.Title.En).NotEmpty().MaximumLength(150).Says("procedure.title", "英語の名称を150字以内で入力してください。", "Enter the English title, at most 150 characters.");
        RuleFor(r => r.Summary.Ja).NotEmpty().MaximumLength(300).Says("procedure.summary", "どんなときの手続かを300字以内で入力してください。", "Say in at most 300 characters when this is needed.");
        RuleFor(r => r.Summary.En).MaximumLength(500).Says("text.max", "500字以内にしてください。", "Use at most 500 characters.");
        RuleFor(r => r.Keywords).NotNull().MaximumLength(500).Says("text.max", "検索のことばは500字以内にしてください。", "Use at most 500 characters of search words.");
        RuleFor(r => r.LegalBasis.Ja).NotEmpty().MaximumLength(300).Says("procedure.law", "根拠となる条例などを300字以内で入力してください（例：港湾管理条例第5条第1項）。", "Enter the legal basis, at most 300 characters.");
        RuleFor(r => r.Minutes).InclusiveBetween(1, 480).Says("procedure.minutes", "記入にかかる時間は1～480分で入力してください。", "Enter 1 to 480 minutes.");
        RuleFor(r => r.Fee.Ja).NotEmpty().MaximumLength(300).Says("procedure.fee", "手数料・使用料の説明を300字以内で入力してください（例：手数料は無料です）。", "Say in at most 300 characters what it costs.");
        RuleFor(r => r.PeriodCount).InclusiveBetween(1, 730).When(r => r.PeriodCount is not null).Says("procedure.period", "標準処理期間は1～730で入力するか、空にしてください。", "Enter 1 to 730, or leave it empty.");
        RuleFor(r => r.Position).InclusiveBetween(0, 9999).Says("procedure.position", "並び順は0～9999で入力してください。", "Enter a position from 0 to 9999.");
        RuleFor(r => r.FormCode).NotEmpty().MaximumLength(60).Says("procedure.form", "使用する様式を選んでください。", "Choose a form.");
        RuleFor(r => r.AppealVariant).Must(v => v is "A" or "B").Says("procedure.appeal", "教示の種類を選んでください。", "Choose the kind of appeal notice.");
        RuleFor(r => r.PaperForm).MaximumLength(200).Must(IsHarmless).Says("procedure.paper", "様式番号、または https:// で始まるアドレスを200字以内で入力してください。", "Enter the form's number or an address beginning with https://, at most 200 characters.");
        Rows(r => r.Needs, "必要なもの", "needs");
        Rows(r => r.Windows, "提出時期の説明", "filing notes");
        Rows(r => r.Checks, "確認項目", "checks");
        RuleFor(r => r.StandardConditions).NotNull().Must(c => c is null || (c.Count <= MostRows && c.All(t => t is { Length: > 0 and <= 1000 })))
            .Says("procedure.conditions", "標準の条件は30件まで、それぞれ1～1,000字で入力してください。", "Enter at most 30 conditions of 1 to 1,000 characters each.");
        RuleFor(r => r.Deadlines).NotNull().Must(d => d is null || (d.Count <= 10 && d.All(one => one is { Count: >= 1 and <= 730 } and not { Field.Length: > 100 } and not { OrField.Length: > 100 })))
            .Says("procedure.deadlines", "提出期限は10件まで、それぞれ1～730で入力してください。", "Enter at most 10 deadlines, each from 1 to 730.");
        RuleFor(r => r.Deadlines).Must(d => d is null || d.All(one => one is null or { Enforced: false } or { Field.Length: > 0 }))
            .Says("procedure.deadline-field", "期限を外れた提出を受け付けないときは、どの質問の日付で判断するかを選んでください。", "To refuse what is filed outside the time, choose the question that tells the day.");
        RuleFor(r => r.Seasons).NotNull().Must(s => s is null || (s.Count <= 20 && s.All(one => one is not null && one.From <= one.To)))
            .Says("procedure.seasons", "受付期間は20件まで、始まりを終わりより前の日にしてください。", "Enter at most 20 periods, each beginning before it ends.");
        When(r => r.Contact is not null, () =>
        {
            RuleFor(r => r.Contact!.Department.Ja).NotEmpty().MaximumLength(100).Says("procedure.department", "担当課を100字以内で入力してください。", "Enter the department, at most 100 characters.");
            RuleFor(r => r.Contact!.Phone).Matches("^[0-9+() -]{6,20}$").Says("settings.phone", "電話番号を入力してください（例：0176-12-3456）。", "Enter a phone number (for example 0176-12-3456).");
            RuleFor(r => r.Contact!.Email).EmailAddress().When(r => r.Contact!.Email.Length > 0).Says("settings.email", "メールアドレスを入力してください（例：kowan@example.jp）。", "Enter an e-mail address.");
            RuleFor(r => r.Contact!.Hours).Must(h => h is null or { Count: <= 14 }).Says("procedure.contact-hours", "受付時間は14行までです。", "At most 14 lines of opening hours.");
            RuleForEach(r => r.Contact!.Hours).Must(h => h is { From: >= 1 and <= 7, To: >= 1 and <= 7 } && h.From <= h.To && h.Opens < h.Closes)
                .Says("settings.hours", "受付時間は、始まりを終わりより前にしてください。", "Opening must be before closing.");
        });
    }

    private void Rows(System.Linq.Expressions.Expression<Func<ChangeProcedureRequest, IReadOnlyList<LocalText>>> rows, string ja, string en) =>
        RuleFor(rows).NotNull().Must(list => list is null || (list.Count <= MostRows && list.All(t => t is { Ja: { Length: > 0 and <= 300 } })))
            .Says("procedure.rows", $"{ja}は{MostRows}件まで、それぞれ1～300字で入力してください。", $"Enter at most {MostRows} {en} of 1 to 300 characters each.");

    /// <summary>A number in words, or an address on the web; never one that runs something.</summary>
    private static bool IsHarmless(string? text) => text is null || !text.Contains(':', StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal);
}
