using System.Runtime.CompilerServices;
using System.Text;
using CyberPort.Procedures.Applications;

namespace CyberPort.Procedures.Tests.Domain;

public sealed class StatesDocument
{
    [Fact]
    public void The_printed_table_is_the_table_in_the_code()
    {
        var file = Path.Combine(Folder(), "../../../backend/Modules/Procedures/docs/states.md");
        var printed = Print();
        if (Environment.GetEnvironmentVariable("CYBERPORT_REWRITE") == "1")
        {
            File.WriteAllText(file, printed);
        }

        File.ReadAllText(file).ShouldBe(printed, "Run the test with CYBERPORT_REWRITE=1 when the change is meant.");
    }

    private static string Print()
    {
        var text = new StringBuilder("""
            # 状態と操作

            Printed from `Applications/MoveTable.cs` by the test `The_printed_table_is_the_table_in_the_code`; do not edit by hand
            (`CYBERPORT_REWRITE=1 dotnet test tests/CyberPort.Procedures.Tests` writes it anew).
            What is not in the table is refused: `case.illegal-move` (409). Where 地方港湾 work with the simple profile, any staff
            member may do what one of the staff may.

            | 操作 | Move | 前の状態 From | 後の状態 To | 誰が By | 手続の種類 Kinds | 体制 Office |
            |---|---|---|---|---|---|---|

            """);
        foreach (var rule in MoveTable.Rules)
        {
            var from = rule.From is { } state ? $"{CaseWords.Of(state).Ja} `{Name(state)}`" : "下書き";
            text.AppendLine(
                $"| {CaseWords.Of(rule.Move).Ja} | `{CaseWords.Slug(rule.Move)}` | {from} | {CaseWords.Of(rule.To).Ja} `{Name(rule.To)}` "
                + $"| {By(rule.By)} | {Kinds(rule.Kinds)} | {(rule.OnePersonOnly ? "一人で決裁できる体制のみ" : rule.HoldsPermit ? "許可を承継した届出のみ" : "すべて")} |");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string By(CaseActors by) => string.Join("・", new[]
    {
        (CaseActors.Applicant, "申請者"), (CaseActors.Receiver, "受付"), (CaseActors.Reviewer, "審査"), (CaseActors.Decider, "決裁"),
    }.Where(a => by.HasFlag(a.Item1)).Select(a => a.Item2));

    private static string Kinds(ProcedureKind kinds) =>
        string.Join("・", Enum.GetValues<ProcedureKind>().Where(k => kinds.HasFlag(k)).Select(k => CaseWords.Of(k).Ja));

    private static string Name<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
