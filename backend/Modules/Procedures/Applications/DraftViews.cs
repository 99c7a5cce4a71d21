using System.Text.Json;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Applications;

/// <summary>下書き; <paramref name="Follows"/> says which permit it renews, changes or ends, where it follows one.</summary>
internal sealed record DraftView(
    Guid Id, string Tenant, string Procedure, LocalText ProcedureTitle, string FormCode, string FormVersion, JsonElement Answers, string? Step,
    DateTimeOffset SavedAt, int Version, Guid? CopiedFrom, IReadOnlyList<FileRow> Files, IReadOnlyList<string> AskAgain,
    IReadOnlyList<LostRow> LeftOut, IReadOnlyList<string> Declined, LocalText? Follows = null)
{
    public static DraftView Of(Draft draft, string tenant, LocalText title, IEnumerable<DraftFile> files) => new(
        draft.Id, tenant, draft.ProcedureCode, title, draft.FormCode, draft.FormVersion, JsonElement.Parse(draft.Answers), draft.Step,
        draft.SavedAt, draft.Version, draft.CopiedFrom, [.. files.Select(FileRow.Of)], draft.AskAgain, draft.LeftOut, draft.Declined);
}

/// <summary>One of the caller's drafts, with ship and subject as far as they were typed.</summary>
internal sealed record DraftRow(
    Guid Id, string Tenant, LocalText AuthorityName, string Procedure, LocalText ProcedureTitle, string? Step, DateTimeOffset SavedAt, LocalText? Summary);

/// <summary>A file, as it stands in an answer.</summary>
internal sealed record FileRow(Guid Id, string Field, string Name, long Size, string ContentType)
{
    public static FileRow Of(DraftFile file) => new(file.Id, file.Field, file.Name, file.Size, file.ContentType);

    public static FileRow Of(Attachment file) => new(file.Id, file.Field, file.Name, file.Size, file.ContentType);
}
