using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;

namespace CyberPort.Procedures.Review;

/// <summary>One point to look at: <c>ok</c>, <c>attention</c>, or <c>manual</c> where only a person can tell.</summary>
internal sealed record CheckRow(string Text, string State);

/// <summary>審査の確認項目: what the machine has seen already, then what the authority wants looked at.</summary>
internal static class Checklist
{
    private static readonly LocalText Answered = new("必要な項目はすべて入力されています", "All required items are filled in");
    private static readonly LocalText NoFiles = new("添付書類がありません", "No documents are attached");
    private static readonly LocalText Files = new("添付書類があります", "Documents are attached");
    private static readonly LocalText Corrected = new("補正が届いています。変わった項目を確認してください", "A correction has arrived; please look at what changed");

    public static IReadOnlyList<CheckRow> Of(Procedure procedure, Application found, JsonObject? answers, FormDefinition form, ICurrentActor reader)
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

        rows.AddRange(procedure.Checks.Select(c => new CheckRow(reader.Say(c), "manual")));
        return rows;
    }
}
