using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;

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

    public static IReadOnlyList<CheckRow> Of(
        IReadOnlyList<CheckPoint> points, IReadOnlyList<CheckTick> ticks, Application found, JsonObject? answers, FormDefinition form, ICurrentActor reader)
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

        rows.AddRange(points.Select(p => Row(p, ticks.FirstOrDefault(t => t.CheckId == p.Id))));
        return rows;

        CheckRow Row(CheckPoint point, CheckTick? tick) =>
            new(reader.Say(point.Text), tick is null ? "manual" : "done", point.Id, point.Mandatory, tick?.ByName, tick?.At);
    }
}
