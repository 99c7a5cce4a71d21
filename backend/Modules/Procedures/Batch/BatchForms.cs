using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Batch;

/// <summary>A procedure as a spreadsheet.</summary>
internal sealed record BatchForm(Procedure Procedure, FormDefinition Form, BatchStamp Stamp, IReadOnlyList<BatchSheet> Sheets, BatchChoices Choices);

/// <summary>The entered authority's procedures as spreadsheets.</summary>
internal sealed class BatchForms(ProceduresDb db, CaseForms forms, ITenantContext scope, ICodeLists codes)
{
    /// <summary>The procedure on the form in the named version, or in the one in force.</summary>
    public async Task<Result<BatchForm>> FindAsync(string procedure, string? version, CancellationToken cancel)
    {
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == procedure && p.Enabled, cancel) is not { } found)
        {
            return Error.NotFound("procedure");
        }

        var form = await forms.FindAsync(found.FormCode, version, cancel);
        if (form.IsError)
        {
            return form.Error;
        }

        var sheets = BatchLayout.Of(form.Value);
        return new BatchForm(found, form.Value, new(scope.Current.Slug, found.Code, form.Value.Code, form.Value.Version), sheets, await BatchChoices.ReadAsync(sheets, codes, cancel));
    }
}
