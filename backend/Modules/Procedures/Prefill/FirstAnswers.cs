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
    public string Bring(EarlierAnswers earlier, Guid authority, FormDefinition form, ICodeLookup codes)
    {
        if (earlier.Days is { } days)
        {
            DateMoves.Apply(earlier.Form, earlier.Answers, days.FiledOn, days.First);
        }

        var answers = earlier.Authority == authority && earlier.Form.Code == form.Code
            ? FormEngine.Normalise(form, earlier.Answers) : ByItem(new(earlier.Form, earlier.Answers), form, codes);
        foreach (var field in form.Steps.SelectMany(s => s.Fields).Where(f => f.Type is FieldType.File or FieldType.Declaration))
        {
            answers.Remove(field.Id);
        }

        return answers.ToJsonString(Json.Options);
    }

    private JsonObject ByItem(ItemAnswers earlier, FormDefinition form, ICodeLookup codes)
    {
        var answers = new JsonObject();
        foreach (var field in form.Steps.SelectMany(s => s.Fields))
        {
            if (earlier.For(field) is { } found && Fitting.Fit(field, found, time.TodayInJapan(), codes) is { } value)
            {
                answers[field.Id] = value;
            }
        }

        return answers;
    }
}
