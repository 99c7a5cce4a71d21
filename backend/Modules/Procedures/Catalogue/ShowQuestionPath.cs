using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>
/// したいことから探す: a few questions that lead to the right procedure, from <c>Data/question-path.json</c>. An answer that this
/// authority has nothing for stays, with no procedures: the page then names the phone and the generic application.
/// </summary>
internal static class ShowQuestionPath
{
    private static readonly PathFile File = Read();

    public static IReadOnlyList<PathQuestion> Questions => File.Questions;

    public static void Map(ApiRoutes routes) => routes.Tenant.MapGet("/procedure-path", Handle).WithName(nameof(ShowQuestionPath)).ForAnyone();

    private static async Task<Ok<QuestionPathView>> Handle(ProceduresDb db, CancellationToken cancel)
    {
        var offered = await db.Procedures.AsNoTracking().Where(p => p.Enabled).OrderBy(p => p.Position).ThenBy(p => p.Code).ToListAsync(cancel);
        var byNational = offered.Where(p => p.NationalCode is not null).ToLookup(p => p.NationalCode!);
        return TypedResults.Ok(new QuestionPathView(
            [.. Questions.Select(q => new QuestionView(q.Id, q.Text, [.. q.Choices.Select(c => Choice(c, byNational))]))],
            byNational["generic"].FirstOrDefault()?.Code));
    }

    private static QuestionChoiceView Choice(PathChoice choice, ILookup<string, Procedure> offered) => new(
        choice.Text, choice.Next, [.. (choice.Procedures ?? []).SelectMany(code => offered[code]).Select(ProcedureRow.Of)]);

    private static PathFile Read()
    {
        using var stream = typeof(ShowQuestionPath).Assembly.GetManifestResourceStream("data/question-path.json")!;
        return JsonSerializer.Deserialize<PathFile>(stream, Json.Options)!;
    }

    private sealed record PathFile(IReadOnlyList<PathQuestion> Questions);
}

internal sealed record PathQuestion(string Id, LocalText Text, IReadOnlyList<PathChoice> Choices);

/// <summary>Leads to another question, or to procedures of the national catalogue; never to both.</summary>
internal sealed record PathChoice(LocalText Text, string? Next = null, IReadOnlyList<string>? Procedures = null);

// Generic: The authority's application for everything else, when it offers one.
internal sealed record QuestionPathView(IReadOnlyList<QuestionView> Questions, string? Generic);

internal sealed record QuestionView(string Id, LocalText Text, IReadOnlyList<QuestionChoiceView> Choices);

internal sealed record QuestionChoiceView(LocalText Text, string? Next, IReadOnlyList<ProcedureRow> Procedures);
