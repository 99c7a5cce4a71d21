using CyberPort.Forms.Contracts;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Documents;
using CyberPort.Procedures.Permits;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Procedures.Notices;

/// <summary>
/// 見本の文書: an invented case of the authority, to see one's own words on paper before anybody gets them. Of one procedure it is filled with
/// the sample answers that the authority keeps with its form, where it keeps any.
/// </summary>
internal sealed class SampleLetters(Office office, LetterPrinter printer, IForms samples, CaseForms forms, ITenantContext scope, TimeProvider time)
{
    public async Task<Result<byte[]>> PrintAsync(string kind, string text, Procedure? procedure, CancellationToken cancel)
    {
        var letter = Of(kind, await office.AuthorityAsync(cancel), time.TodayInJapan());
        try
        {
            return await printer.PrintAsync(procedure is null ? letter : await OfAsync(letter, procedure, cancel), kind, text, cancel);
        }
        catch (DocumentTemplateException)
        {
            return LetterTextErrors.CannotPrint;
        }
    }

    /// <summary>The invented permit has a period: the one applied for gives way to it, as it does in a real one.</summary>
    private static readonly Permit Term = new() { ValidFrom = DateOnly.MinValue };

    private async Task<Letter> OfAsync(Letter letter, Procedure procedure, CancellationToken cancel)
    {
        var form = await forms.FindAsync(procedure.FormCode, null, cancel);
        var answers = form.IsError ? null : await samples.SampleAsync(scope.Current.Id, procedure.FormCode, cancel);
        var said = letter with
        {
            Title = LetterDefaults.For(procedure.NationalCode, letter.Template)?.Title ?? Permits.Letters.TitleOf(procedure.Title.Ja, letter.Template),
            Application = letter.Application with { Procedure = procedure.Title.Ja }, LegalBasis = procedure.LegalBasis.Ja,
            Items = answers is null || letter.Items.Count == 0 ? letter.Items : Permits.Letters.ItemsOf(form.Value, answers, await forms.CodesAsync(cancel), letter is PermitLetter or AmendmentLetter ? Term : null),
        };
        return said is AmendmentLetter change ? change with { PermitProcedure = procedure.Title.Ja } : said;
    }

    private static Letter Of(string kind, AuthorityView authority, DateOnly today)
    {
        var head = Permits.Letters.HeadOf(authority, "ja");
        var to = new Addressee("見本海運株式会社") { Representative = "代表取締役　見本 航", PostalCode = "〒000-0000", Address = "見本県見本市港町1番地" };
        var filing = new AnsweredFiling($"{authority.NumberPrefix}-0000-000000", today.AddDays(-7), "係留施設使用許可申請（見本）");
        var appeal = AppealNotices.For("A", authority.Appeal.ReviewBody, authority.Appeal.Defendant, authority.Appeal.Representative);
        List<LetterItem> items = [new("船名", "第一見本丸"), new("施設", "1号岸壁"), new("目的", "荷役")];
        string[] conditions = ["この許可の権利を他人に譲渡し、又は転貸しないこと。", "使用を終えたときは、原状に回復すること。"];
        string[] reasons = ["申請された期間は、岸壁の補修工事のため使用できないため。"];
        const string law = "港湾管理条例第5条第1項";
        const string permit = "許可第0000号";
        return kind switch
        {
            DocumentKinds.Permit => new PermitLetter { Letterhead = head, Number = permit, IssuedOn = today, Addressee = to, Application = filing, LegalBasis = law, Items = items, Appeal = appeal, Draft = true, ValidFrom = $"{today:yyyy-MM-dd}", ValidTo = $"{today.AddMonths(1):yyyy-MM-dd}", Conditions = conditions },
            DocumentKinds.Refusal => new RefusalLetter { Letterhead = head, Number = permit, IssuedOn = today, Addressee = to, Application = filing, LegalBasis = law, Items = items, Appeal = appeal, Draft = true, Reasons = reasons },
            DocumentKinds.Acceptance => new AcceptanceLetter { Letterhead = head, Number = permit, IssuedOn = today, Addressee = to, Application = filing, LegalBasis = law, Items = items, Draft = true, AcceptedOn = today, Note = "内容に変更があるときは、改めて届け出てください。" },
            DocumentKinds.Amendment => new AmendmentLetter { Letterhead = head, Number = permit, IssuedOn = today, Addressee = to, Application = filing, LegalBasis = law, Items = items, Appeal = appeal, Draft = true, PermitNumber = permit, PermittedOn = today.AddDays(-30), PermitProcedure = filing.Procedure, Changes = [new("許可の終期", "令和8年12月1日", "令和8年12月31日")], Reason = "工期の延長", ValidFrom = $"{today:yyyy-MM-dd}", ValidTo = $"{today.AddMonths(1):yyyy-MM-dd}", Conditions = conditions },
            DocumentKinds.Revocation => new RevocationLetter { Letterhead = head, Number = permit, IssuedOn = today, Addressee = to, Application = filing, LegalBasis = law, Items = items, Appeal = appeal, Draft = true, PermitNumber = permit, PermittedOn = today.AddDays(-30), EffectiveOn = today, Reasons = ["許可の条件に違反したため。"] },
            DocumentKinds.Correction => new CorrectionLetter { Letterhead = head, Number = permit, IssuedOn = today, Addressee = to, Application = filing, Draft = true, Fields = [new("総トン数", "船舶国籍証書の数値と異なります。")], Note = "御不明な点はお尋ねください。" },
            _ => new ExtensionLetter { Letterhead = head, Number = permit, IssuedOn = today, Addressee = to, Application = filing, Items = items, Draft = true, Before = today.AddDays(3), After = today.AddDays(17), Reason = "現地調査に時間を要するため。" },
        };
    }
}
