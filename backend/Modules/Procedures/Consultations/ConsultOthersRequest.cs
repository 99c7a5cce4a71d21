using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using FluentValidation;

namespace CyberPort.Procedures.Consultations;

/// <summary>An outside body, where its link is sent and in which language (<c>ja</c>, <c>en</c>, <c>easy</c>); the officer's own when not given.</summary>
internal sealed record OutsideBody(string Name, string Email, string? Language = null);

/// <summary>Who is asked what, by when; outside bodies see the answers and files that are named here.</summary>
internal sealed record ConsultOthersRequest(
    string Question, DateOnly DueOn, bool Mandatory, IReadOnlyList<Guid>? Officers = null, IReadOnlyList<Guid>? Desks = null,
    IReadOnlyList<OutsideBody>? Outside = null, IReadOnlyList<string>? ShownFields = null, IReadOnlyList<Guid>? ShownFiles = null);

internal sealed class ConsultOthersValidator : AbstractValidator<ConsultOthersRequest>
{
    public ConsultOthersValidator(TimeProvider time)
    {
        RuleFor(r => r.Question).NotEmpty().Says("required", "聞きたいことを書いてください。", "Please write what you want to ask.");
        RuleFor(r => (string?)r.Question).Words(4000).OverridePropertyName("question");
        RuleFor(r => r.DueOn).Must(d => d >= time.TodayInJapan() && d.DayNumber - time.TodayInJapan().DayNumber <= 366)
            .Says("due.range", "回答の期限は、今日から1年以内の日にしてください。", "The deadline must lie within a year from today.");
        RuleFor(r => r.Officers).Must((r, _) => (r.Officers?.Count ?? 0) + (r.Desks?.Count ?? 0) + (r.Outside?.Count ?? 0) is >= 1 and <= 20)
            .Says("required", "求める相手を1つ以上（20まで）選んでください。", "Choose at least one addressee, at most 20.");
        RuleForEach(r => r.Outside).ChildRules(body =>
        {
            body.RuleFor(b => b.Name).NotEmpty().MaximumLength(100).Says("required", "照会先の名称を書いてください。", "Please name the outside body.");
            body.RuleFor(b => b.Email).NotEmpty().MaximumLength(254).EmailAddress().Says("email.invalid", "メールアドレスを確認してください（例：shokai@example.jp）。", "Please check the e-mail address.");
            body.RuleFor(b => b.Language).MayBeLanguage();
        });
        RuleFor(r => r.ShownFields).Must(f => f is null || f.Count <= 500).Says("items.max", "項目が多すぎます。", "Too many items.");
        RuleFor(r => r.ShownFiles).Must(f => f is null || f.Count <= 100).Says("items.max", "書類が多すぎます。", "Too many files.");
    }
}
