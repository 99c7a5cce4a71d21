using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Templates;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Prefill;

/// <summary>What a new draft begins with.</summary>
/// <param name="Form">What was asked then.</param>
/// <param name="Answers">What was answered then.</param>
/// <param name="Authority">Where.</param>
/// <param name="Case">The past case, when it is one.</param>
/// <param name="Days">Whether and how its days are moved; a copy keeps them.</param>
internal sealed record EarlierAnswers(FormDefinition Form, JsonObject Answers, Guid Authority, Guid? Case, (DateOnly FiledOn, DateOnly? First)? Days);

/// <summary>What of them came along.</summary>
/// <param name="Answers">For the form of today.</param>
/// <param name="AskAgain">Questions that have changed since or are new.</param>
/// <param name="LeftOut">Answers whose question is gone.</param>
internal sealed record BroughtAnswers(string Answers, List<string> AskAgain, List<LostRow> LeftOut);

/// <summary>写し・ひな形から: the answers of a past case or of a template, brought onto the form that is filled in now.</summary>
internal sealed class FirstAnswers(ProceduresDb db, PastAnswers past, FormsElsewhere elsewhere, TimeProvider time)
{
    /// <summary>What the request names; null when it names nothing. Read before the new draft's authority is entered.</summary>
    public async Task<Result<EarlierAnswers?>> ReadAsync(StartDraftRequest request, CancellationToken cancel)
    {
        if (request.CopyOf is { } copyOf)
        {
            return await db.MyCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == copyOf, cancel) is { } mine && await past.ReadAsync(mine, cancel) is { } filed
                ? new EarlierAnswers(filed.Form, filed.Answers, mine.AuthorityId, mine.Id, null) : CaseErrors.NotFound;
        }

        if (request.Template is not { } id)
        {
            return (EarlierAnswers?)null;
        }

        return await db.Templates.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancel) is { } template
            && await elsewhere.FindAsync(template.AuthorityId, template.FormCode, template.FormVersion, cancel) is { } form
                ? new EarlierAnswers(form, FormEngine.Normalise(form, JsonNode.Parse(template.Answers)), template.AuthorityId, null, (template.FiledOn, request.StartsOn))
                : TemplateErrors.NotFound;
    }

    /// <summary>The same form takes every answer; another one, also another authority's, takes those with the same item key. Files and declarations are given anew.</summary>
    public BroughtAnswers Bring(EarlierAnswers earlier, Guid authority, FormDefinition form, ICodeLookup codes, string language)
    {
        if (earlier.Days is { } days)
        {
            DateMoves.Apply(earlier.Form, earlier.Answers, days.FiledOn, days.First);
        }

        foreach (var field in earlier.Form.Steps.Concat(form.Steps).SelectMany(s => s.Fields).Where(f => f.Type is FieldType.File or FieldType.Declaration))
        {
            earlier.Answers.Remove(field.Id);
        }

        if (earlier.Authority != authority || earlier.Form.Code != form.Code)
        {
            return new(ByItem(new(earlier.Form, earlier.Answers), form, codes).ToJsonString(Json.Options), [], []);
        }

        if (earlier.Form.Version == form.Version)
        {
            return new(FormEngine.Normalise(form, earlier.Answers).ToJsonString(Json.Options), [], []);
        }

        // Given on another version: carried over as a draft is that moves up.
        var carried = FormEngine.Carry(earlier.Form, form, earlier.Answers, language, codes);
        return new(carried.Answers.ToJsonString(Json.Options), [.. carried.AskAgain], [.. carried.Lost.Select(l => new LostRow(l.Label, l.Text))]);
    }

    private JsonObject ByItem(ItemAnswers earlier, FormDefinition form, ICodeLookup codes)
    {
        var answers = new JsonObject();
        foreach (var field in form.Steps.SelectMany(s => s.Fields))
        {
            if (earlier.For(field, form.Code) is { } found && Fitting.Fit(field, found, time.TodayInJapan(), codes) is { } value)
            {
                answers[field.Id] = value;
            }
        }

        return answers;
    }
}
