using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using FluentValidation;

namespace CyberPort.Procedures.Desks;

/// <summary>事務の進め方</summary>
internal sealed record WorkPlanView(
    string Code, IReadOnlyList<RoutingRule> Routing, IReadOnlyList<LevelRule> Levels, IReadOnlyList<CheckPoint> Checks, bool ConsultationStopsClock, int Version);

internal sealed record KeepWorkPlanRequest(
    IReadOnlyList<RoutingRule> Routing, IReadOnlyList<LevelRule> Levels, IReadOnlyList<CheckPoint> Checks, bool ConsultationStopsClock = false);

internal sealed class KeepWorkPlanValidator : AbstractValidator<KeepWorkPlanRequest>
{
    public KeepWorkPlanValidator()
    {
        RuleFor(r => r.Routing).NotNull().Must(r => r is { Count: <= 200 }).Says("items.max", "規則が多すぎます。", "Too many rules.");
        RuleFor(r => r.Levels).NotNull().Must(l => l is { Count: <= 20 }).Says("items.max", "区分が多すぎます。", "Too many levels.");
        RuleFor(r => r.Checks).NotNull().Must(c => c is { Count: <= 100 } && c.Select(x => x.Id).Distinct().Count() == c.Count)
            .Says("items.max", "確認項目が多すぎるか、同じものが二つあります。", "Too many points, or one of them twice.");
        RuleForEach(r => r.Routing).Must(r => Depth(r.When) <= 5).Says("condition.deep", "条件が複雑すぎます。", "The condition is too deep.");
        RuleForEach(r => r.Routing).Must(r => IsWhole(r.When)).Says("condition.unfinished", "条件が途中です。質問・くらべ方・値を選んでください。", "The condition is not finished: choose question, comparison and value.");
        RuleForEach(r => r.Levels).ChildRules(level =>
        {
            level.RuleFor(l => l.When).Must(IsWhole).Says("condition.unfinished", "条件が途中です。質問・くらべ方・値を選んでください。", "The condition is not finished: choose question, comparison and value.");
            level.RuleFor(l => l.Name).NotEmpty().MaximumLength(60).Says("required", "区分の名称を60文字以内で書いてください。", "Please name the level, at most 60 characters.");
            level.RuleFor(l => l.Rank).InclusiveBetween(0, 9).Says("rank.range", "職位の段階は 0 から 9 までの数です。", "The rank is a number from 0 to 9.");
            level.RuleFor(l => l.MaxMonths).InclusiveBetween(1, 1200).Says("months.range", "月数は 1 から 1200 までの数です。", "Months are a number from 1 to 1200.");
            level.RuleFor(l => l.People).NotNull().Must(p => p is { Count: <= 100 }).Says("items.max", "職員が多すぎます。", "Too many people.");
            level.RuleFor(l => l.When).Must(w => Depth(w) <= 5).Says("condition.deep", "条件が複雑すぎます。", "The condition is too deep.");
        });
        RuleForEach(r => r.Checks).ChildRules(check =>
        {
            check.RuleFor(c => c.Id).NotEmpty().Matches("^[a-z0-9-]{1,40}$").Says("required", "番号がありません。", "The point has no id.");
            check.RuleFor(c => c.Text).NotNull().Must(t => t is not null && !string.IsNullOrWhiteSpace(t.Ja) && t.Ja.Length <= 300 && (t.En ?? "").Length <= 300)
                .Says("required", "確認することを300文字以内で書いてください。", "Please write what to check, at most 300 characters.");
        });
    }

    /// <summary>Every comparison names a question, how, and with what.</summary>
    private static bool IsWhole(Condition? when) => when switch
    {
        null => true,
        { All: { } all } => all.Count > 0 && all.All(IsWhole),
        { Any: { } any } => any.Count > 0 && any.All(IsWhole),
        { Not: { } not } => IsWhole(not),
        { Is: Comparison.Answered or Comparison.Empty } => !string.IsNullOrEmpty(when.Field),
        { Is: Comparison.In } => !string.IsNullOrEmpty(when.Field) && when.Value is System.Text.Json.Nodes.JsonArray { Count: > 0 },
        { Is: { } } => !string.IsNullOrEmpty(when.Field) && when.Value is { } value && value.ToString().Length > 0,
        _ => false,
    };

    private static int Depth(Condition? when) => when is null ? 0
        : 1 + (when.All ?? []).Concat(when.Any ?? []).Append(when.Not!).Where(c => c is not null).Select(c => Depth(c)).DefaultIfEmpty().Max();
}
