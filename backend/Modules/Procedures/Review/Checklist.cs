using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Permits;

namespace CyberPort.Procedures.Review;

/// <summary>
/// One point to look at: <c>ok</c>, <c>attention</c>, or <c>manual</c> where only a person can tell and <c>done</c> when one has.
/// Those with an id can be ticked.
/// </summary>
internal sealed record CheckRow(string Text, string State, string? Id = null, bool Mandatory = false, string? DoneBy = null, DateTimeOffset? DoneAt = null);

/// <summary>審査の確認項目: what the machine has seen already, then what the authority wants looked at.</summary>
internal static class Checklist
{
    private static readonly LocalText Answered = new("必要な項目はすべて入力されています", "All required items are filled in");
    private static readonly LocalText NoFiles = new("添付書類がありません", "No documents are attached");
    private static readonly LocalText Files = new("添付書類があります", "Documents are attached");
    private static readonly LocalText Corrected = new("補正が届いています。変わった項目を確認してください", "A correction has arrived; please look at what changed");

    /// <summary>Decided like this, it would be a permit of its own and the one it speaks of would stay as it is.</summary>
    private static LocalText Unlinked(PermitLinkView link) => link.Known
        ? new($"許可 {link.PermitNumber} にまだ結び付いていません。決裁の前に「ほかの操作」で結び付けてください", $"Not yet linked to permit {link.PermitNumber}; link it before the decision")
        : new($"記入された許可の番号（{link.PermitNumber}）は台帳にありません。確かめてください", $"The permit number given ({link.PermitNumber}) is not in the register; please check");

    public static IReadOnlyList<CheckRow> Of(
        IReadOnlyList<CheckPoint> points, IReadOnlyList<CheckTick> ticks, Application found, JsonObject? answers, FormDefinition form, PermitLinkView? link, ICurrentActor reader)
    {
        List<CheckRow> rows = [new(reader.Say(Answered), "ok")];
        if (form.Steps.SelectMany(s => s.Fields).Any(f => f.Type == FieldType.File))
        {
            var attached = answers is not null && SentFiles.Used(form, answers).Count > 0;
            rows.Add(new(reader.Say(attached ? Files : NoFiles), attached ? "ok" : "attention"));
        }

        if (found.HasCorrectionAnswer)
        {
            rows.Add(new(reader.Say(Corrected), "attention"));
        }

        if (link is not null)
        {
            rows.Add(new(reader.Say(Unlinked(link)), "attention"));
        }

        rows.AddRange(points.Select(p => Row(p, ticks.FirstOrDefault(t => t.CheckId == p.Id))));
        return rows;

        CheckRow Row(CheckPoint point, CheckTick? tick) =>
            new(reader.Say(point.Text), tick is null ? "manual" : "done", point.Id, point.Mandatory, tick?.ByName, tick?.At);
    }
}
