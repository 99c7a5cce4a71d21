using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Documents;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>Everything that letters about one case are written from.</summary>
internal sealed record CaseFile(
    Application Case, Procedure Procedure, AuthorityView Authority, FormDefinition Form, JsonObject Answers, AnswerSet Set, ICodeLookup Codes,
    IReadOnlyList<Decision> Decisions, Permit? Previous = null)
{
    /// <summary>What the permit said that this filing renews, changes or takes over.</summary>
    public FormerPermit? Former { get; init; }
}

/// <summary>文書を書く: turns a case into the letter of one of its documents.</summary>
internal sealed class LetterWriter(ProceduresDb db, CaseForms forms, FormerPermits former, Office office, LetterPrinter printer, IPaperForms papers)
{
    /// <summary>Reads what letters need; the answers of one set, or the latest.</summary>
    public async Task<Result<CaseFile>> ReadAsync(Guid id, int? setNo, CancellationToken cancel)
    {
        if (await db.Applications.AsNoTracking().Whole().Include(a => a.Decisions).Include(a => a.Extensions).SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } found)
        {
            return CaseErrors.NotFound;
        }

        var wanted = setNo ?? found.AnswerSetNo;
        var set = await db.AnswerSets.AsNoTracking().SingleAsync(s => s.ApplicationId == id && s.SetNo == wanted, cancel);
        var form = await forms.FindAsync(found.FormCode, set.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error;
        }

        var procedure = await db.Procedures.AsNoTracking().SingleAsync(p => p.Code == found.ProcedureCode, cancel);
        return new CaseFile(
            found, procedure, await office.AuthorityAsync(cancel), form.Value, (JsonObject)JsonNode.Parse(set.Answers)!, set,
            await forms.CodesAsync(cancel), found.Decisions, await PreviousAsync(found, cancel)) { Former = await former.FindAsync(found, form.Value, cancel) };
    }

    /// <summary>The permit that this case's own follows: by its link, or, before it is granted, the one in force of its chain.</summary>
    private async Task<Permit?> PreviousAsync(Application found, CancellationToken cancel) =>
        found.Permit is { } own ? own.PreviousId is { } id ? await db.Permits.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel) : null
        : found.ChainId is { } chain ? await db.Permits.AsNoTracking().InForceOf(chain).FirstOrDefaultAsync(cancel)
        : null;

    /// <summary>Prints a document of the case as PDF.</summary>
    public async Task<Result<byte[]>> PrintAsync(IssuedDocument document, CancellationToken cancel, bool draft = false)
    {
        var file = await ReadAsync(document.ApplicationId, document.Kind == DocumentKinds.Copy ? document.Edition : null, cancel);
        if (file.IsError)
        {
            return file.Error;
        }

        return document.Kind == DocumentKinds.Copy
            ? await CopyAsync(file.Value, document, cancel)
            : await InOwnWordsAsync(Letters.Of(file.Value, document, draft), file.Value.Procedure, document, cancel);
    }

    /// <summary>Prints a letter that is not issued yet: 案 stands across it.</summary>
    public Task<Result<byte[]>> PreviewAsync(Letter letter, CaseFile of, CancellationToken cancel) => InOwnWordsAsync(letter, of.Procedure, null, cancel);

    /// <summary>
    /// The authority's own words for the procedure, else its general ones, else the national ones for the legal basis. Where they
    /// cannot carry this case, the service's template does: no decision waits for a text.
    /// </summary>
    private async Task<Result<byte[]>> InOwnWordsAsync(Letter letter, Procedure of, IssuedDocument? document, CancellationToken cancel)
    {
        var own = await db.LetterTexts.AsNoTracking()
            .Where(t => t.Kind == letter.Template && t.RetiredAt == null && (t.ProcedureCode == null || t.ProcedureCode == of.Code))
            .OrderBy(t => t.ProcedureCode == null).FirstOrDefaultAsync(cancel);
        if (own is not null && LetterMarkup.Read(own.Body, LetterWords.Of(own.Kind)).Text is { } text)
        {
            try
            {
                // The national title belongs to the procedure: a 協議回答書 stays one in the procedure's own words.
                var title = own.ProcedureCode is null ? null : LetterDefaults.For(of.NationalCode, letter.Template)?.Title;
                var printed = await printer.PrintAsync(letter with { Title = title ?? letter.Title }, own.Kind, text, cancel);
                document?.PrintedFrom(own.Version);
                return printed;
            }
            catch (DocumentTemplateException)
            {
                document?.PrintedFrom(null);
            }
        }
        else if (own is null && LetterDefaults.For(of.NationalCode, letter.Template) is { } usual
            && LetterMarkup.Read(usual.Body, LetterWords.Of(usual.Kind)).Text is { } words)
        {
            return await printer.PrintAsync(letter with { Title = usual.Title ?? letter.Title }, usual.Kind, words, cancel);
        }

        return await printer.PrintAsync(letter, cancel);
    }

    /// <summary>申請書控え: the form itself, filled in, with number, time and the code to verify it.</summary>
    private async Task<Result<byte[]>> CopyAsync(CaseFile file, IssuedDocument document, CancellationToken cancel)
    {
        var files = await db.Attachments.AsNoTracking().Where(f => f.ApplicationId == file.Case.Id).OrderBy(f => f.AddedAt).Select(f => f.Name).ToListAsync(cancel);
        var signers = await db.CoSignatures.AsNoTracking().Where(s => s.ApplicationId == file.Case.Id).OrderBy(s => s.SignedAt).Select(s => s.Name).ToListAsync(cancel);
        var signed = signers.Count == 0 ? "" : file.Case.Language == "en" ? $" (co-signed by {string.Join(", ", signers)})" : $"（連署　{string.Join("、", signers)}）";
        var receipt = new PaperReceipt(file.Case.Number, file.Set.GivenAt, file.Case.ApplicantName + signed)
        {
            IsCopy = true, Files = files, Verification = (document.Code, printer.VerificationAddress(document.Code)),
        };
        var printed = await papers.PrintAsync(file.Form, PaperOrders.Of(file.Procedure, file.Case.Language, file.Answers, receipt), cancel);
        return printed.IsError ? printed.Error : printed.Value.Pdf;
    }
}
