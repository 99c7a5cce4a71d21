using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Consultations;

/// <summary>
/// 意見に書類を添える: what an outside body sends with its answer, and takes away again, until it answers. Each is one statement on
/// the row: several at once lose nothing, and never become more than there may be.
/// </summary>
internal static class FilesFromOutside
{
    private const int MostFiles = 5;

    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/outside-consultations/{link}/files", Attach).WithName("AttachToOutsideAnswer").ForAnyone();
        routes.Open.MapDelete("/outside-consultations/{link}/files/{fileId:guid}", Remove).WithName("RemoveFromOutsideAnswer").ForAnyone();
    }

    private static async Task<Results<Ok<OpinionFileRow>, Problem>> Attach(
        string link, string name, HttpRequest request, OutsideLinks links, ProceduresDb db, IFileStore store, CancellationToken cancel)
    {
        var opened = await links.OpenAsync(link, cancel);
        if (opened.IsError)
        {
            return opened.Error.AsProblem();
        }

        var asked = opened.Value.Asked;
        if (!asked.IsOpen)
        {
            return CaseErrors.ConsultationClosed.AsProblem();
        }

        if (asked.Files.Count >= MostFiles)
        {
            return ConsultationErrors.TooManyFiles.AsProblem();
        }

        var stored = await store.SaveBodyAsync(request, name, FileLimits.Usual, cancel);
        if (stored.IsError)
        {
            return stored.Error.AsProblem();
        }

        var file = new OpinionFile(Guid.CreateVersion7(), stored.Value.Name, stored.Value.Size, stored.Value.ContentType, stored.Value.Key);
        var added = JsonSerializer.Serialize(new[] { file }, Json.Options);
        var kept = await db.Database.ExecuteSqlAsync($"""
            update procedures.consultation set files = files || {added}::jsonb
              where id = {asked.Id} and closed_at is null and jsonb_array_length(files) < {MostFiles}
            """, cancel);
        if (kept == 1)
        {
            return TypedResults.Ok(OpinionFileRow.Of(file));
        }

        // Others came while this one was on its way.
        await db.ReleaseAsync(file.Key, cancel);
        return (await db.Consultations.AnyAsync(c => c.Id == asked.Id && c.ClosedAt == null, cancel)
            ? ConsultationErrors.TooManyFiles : CaseErrors.ConsultationClosed).AsProblem();
    }

    private static async Task<Results<NoContent, Problem>> Remove(string link, Guid fileId, OutsideLinks links, ProceduresDb db, CancellationToken cancel)
    {
        var opened = await links.OpenAsync(link, cancel);
        if (opened.IsError)
        {
            return opened.Error.AsProblem();
        }

        var (id, file) = (opened.Value.Asked.Id, fileId.ToString());
        var gone = await db.Database.ExecuteSqlAsync($"""
            update procedures.consultation
              set files = (select coalesce(jsonb_agg(one order by n), '[]') from jsonb_array_elements(files) with ordinality f(one, n) where one ->> 'id' <> {file})
              where id = {id} and closed_at is null and files @> jsonb_build_array(jsonb_build_object('id', {file}))
            """, cancel);
        return gone == 1 ? TypedResults.NoContent()
            : (await db.Consultations.AnyAsync(c => c.Id == id && c.ClosedAt == null, cancel) ? DraftErrors.FileNotFound : CaseErrors.ConsultationClosed).AsProblem();
    }
}
