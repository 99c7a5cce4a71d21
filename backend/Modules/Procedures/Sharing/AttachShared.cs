using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CyberPort.Procedures.Sharing;

/// <summary>分担した部分に添付する: a visitor's file belongs to the draft and counts with its files; only for file questions of the link's steps.</summary>
internal static class AttachShared
{
    public static void Map(ApiRoutes routes) => routes.Open.MapPost("/shared/actions/attach", Handle).WithName(nameof(AttachShared)).ForAnyone();

    // The body is the file, so token and pass stand in headers: never in an address, which is logged.
    private static async Task<Results<Ok<FileRow>, Problem>> Handle(
        string field, string name, [FromHeader(Name = "X-Shared-Token")] string? token, [FromHeader(Name = "X-Shared-Pass")] string? pass, HttpRequest request,
        Visiting visiting, ProceduresDb db, IFileStore store, TimeProvider time, CancellationToken cancel)
    {
        var visit = await visiting.AdmitAsync(token ?? "", pass ?? "", ShareKind.Fill, cancel);
        return visit.IsError ? visit.Error.AsProblem()
            : await Files.KeepAsync(visit.Value.Draft.Id, field, name, Visiting.FormFor(visit.Value), request, db, store, time, cancel);
    }
}
