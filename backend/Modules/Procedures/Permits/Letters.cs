using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Documents;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Procedures.Permits;

/// <summary>The letter of each kind of document. Letters of an authority are Japanese: the language of its dispositions.</summary>
internal static class Letters
{
    /// <summary>The letter of a document.</summary>
    public static Letter Of(CaseFile file, IssuedDocument document, bool draft) => document.Kind switch
    {
        DocumentKinds.Permit => PermitOf(file, document, Edition(file, document.Edition), draft),
        DocumentKinds.Amendment => AmendmentOf(file, document, Before(file, document.Edition), Edition(file, document.Edition), WhyAmended(file), draft),
        DocumentKinds.Refusal => RefusalOf(file, document, Reasons(file, DecisionOutcome.Refuse), draft),
        DocumentKinds.Acceptance => AcceptanceOf(file, document, draft),
        DocumentKinds.Revocation => RevocationOf(file, document, file.Case.Permits.OrderBy(p => p.Edition).Last(), Reasons(file, DecisionOutcome.Revoke), draft),
        DocumentKinds.Correction => CorrectionOf(file, document, draft),
        DocumentKinds.Extension => ExtensionOf(file, document, file.Case.Extensions.Single(e => e.No == document.Edition), draft),
        _ => throw new InvalidOperationException($"No letter for {document.Kind}."),
    };

    public static Letter PermitOf(CaseFile file, IssuedDocument document, Permit permit, bool draft) => new PermitLetter
    {
        Letterhead = HeadOf(file.Authority, "ja"), Number = document.Number, IssuedOn = document.IssuedOn, Addressee = AddresseeOf(file), Application = FilingOf(file),
        LegalBasis = BasisOf(file), Items = PermittedOf(file, permit), Appeal = AppealOf(file), Code = document.Code, Draft = draft,
        Title = TitleOf(file.Procedure.Title.Ja, DocumentKinds.Permit), ValidFrom = SpanOf(file, permit).From, ValidTo = SpanOf(file, permit).To, Conditions = permit.Conditions,
    };

    public static Letter RefusalOf(CaseFile file, IssuedDocument document, string reasons, bool draft) => new RefusalLetter
    {
        Letterhead = HeadOf(file.Authority, "ja"), Number = document.Number, IssuedOn = document.IssuedOn, Addressee = AddresseeOf(file), Application = FilingOf(file),
        LegalBasis = BasisOf(file), Items = ItemsOf(file), Appeal = AppealOf(file), Code = document.Code, Draft = draft, Reasons = Lines(reasons),
    };

    public static Letter AcceptanceOf(CaseFile file, IssuedDocument document, bool draft) => new AcceptanceLetter
    {
        Letterhead = HeadOf(file.Authority, "ja"), Number = document.Number, IssuedOn = document.IssuedOn, Addressee = AddresseeOf(file), Application = FilingOf(file),
        LegalBasis = BasisOf(file), Items = WithSucceeded(file), Code = document.Code, Draft = draft, AcceptedOn = document.IssuedOn, Seal = "omitted",
    };

    public static Letter RevocationOf(CaseFile file, IssuedDocument document, Permit permit, string reasons, bool draft) => new RevocationLetter
    {
        Letterhead = HeadOf(file.Authority, "ja"), Number = document.Number, IssuedOn = document.IssuedOn, Addressee = AddresseeOf(file), Application = FilingOf(file),
        LegalBasis = BasisOf(file), Items = [.. PermittedOf(file, permit), .. TermOf(permit)], Appeal = AppealOf(file), Code = document.Code, Draft = draft, PermitNumber = permit.Number,
        PermittedOn = Clock.OfficeCalendar.DayOf(permit.IssuedAt), EffectiveOn = document.IssuedOn, Reasons = Lines(reasons),
    };

    public static Letter AmendmentOf(CaseFile file, IssuedDocument document, Permit before, Permit after, string? reason, bool draft) => new AmendmentLetter
    {
        Letterhead = HeadOf(file.Authority, "ja"), Number = document.Number, IssuedOn = document.IssuedOn, Addressee = AddresseeOf(file), Application = FilingOf(file),
        LegalBasis = BasisOf(file), Items = AmendedOf(file, after), Appeal = AppealOf(file), Code = document.Code, Draft = draft, PermitNumber = before.Number,
        PermitProcedure = file.Former?.Procedure.Ja ?? file.Procedure.Title.Ja, Former = FormerOf(file, before),
        Title = TitleOf(IsFormOfChanges(file) ? file.Former!.Procedure.Ja : file.Procedure.Title.Ja, DocumentKinds.Amendment),
        PermittedOn = Clock.OfficeCalendar.DayOf(before.IssuedAt), Changes = [.. FiledChanges(file, before), .. Changes(file, before, after)], Reason = reason,
        ValidFrom = SpanOf(file, after).From, ValidTo = SpanOf(file, after).To, Conditions = after.Conditions,
    };

    private static Letter CorrectionOf(CaseFile file, IssuedDocument document, bool draft)
    {
        var correction = file.Case.Corrections.OrderBy(c => c.RequestedAt).ElementAt(document.Edition - 1);
        var labels = file.Form.Steps.SelectMany(s => s.Fields).ToDictionary(f => f.Id, f => f.Label.Ja);
        return new CorrectionLetter
        {
            Letterhead = HeadOf(file.Authority, "ja"), Number = document.Number, IssuedOn = document.IssuedOn, Addressee = AddresseeOf(file), Application = FilingOf(file),
            Code = document.Code, Draft = draft, Note = correction.Note, Seal = "omitted",
            Fields = [.. correction.Fields.Select(f => new Documents.AskedField(labels.GetValueOrDefault(f.Question, f.Question), f.Text))],
        };
    }

    public static Letter ExtensionOf(CaseFile file, IssuedDocument document, Extension extension, bool draft) => new ExtensionLetter
    {
        Letterhead = HeadOf(file.Authority, "ja"), Number = document.Number, IssuedOn = document.IssuedOn, Addressee = AddresseeOf(file), Application = FilingOf(file),
        Items = ItemsOf(file), Code = document.Code, Draft = draft, Before = extension.Before, After = extension.After, Reason = extension.Reason, Seal = "omitted",
    };

    public static Letterhead HeadOf(AuthorityView a, string language) => new(
        a.Name.In(language), language == "en" ? "Port management body" : $"港湾管理者　{a.Name.Ja}", a.ChiefTitle.In(language))
    {
        Department = a.Contact.Department.In(language),
        Address = a.Contact.Address.In(language),
        Phone = (language == "en" ? "Phone " : "電話 ") + a.Contact.Phone,
        Email = a.Contact.Email,
        Hours = a.HoursIn(language),
        Accent = a.Branding.Accent,
        Crest = a.Branding.Crest,
    };

    private static Addressee AddresseeOf(CaseFile file)
    {
        var party = file.Form.Steps.SelectMany(s => s.Fields).Where(f => f.Type == FieldType.Party)
            .Select(f => file.Answers[f.Id] as JsonObject).FirstOrDefault(p => p is not null);
        var address = party?["address"] as JsonObject;
        var postal = Text(address, "postalCode");
        return new(Text(party, "name") ?? file.Case.ApplicantName)
        {
            PostalCode = postal is { Length: 7 } ? $"〒{postal[..3]}-{postal[3..]}" : postal,
            Address = string.Concat(new[] { "prefecture", "city", "line", "building" }.Select(part => Text(address, part))),
            Representative = Text(party, "representative"),
        };
    }

    private static AnsweredFiling FilingOf(CaseFile file) => new(file.Case.Number, file.Case.ArrivedOn, file.Procedure.Title.Ja);

    /// <summary>係留施設使用許可申請 is answered by a 係留施設使用許可書; a title of another make keeps the plain word.</summary>
    public static string? TitleOf(string procedure, string kind)
    {
        const string asked = "許可申請", change = "変更";
        var word = DocumentWords.Of(kind).Ja;
        if (kind is not (DocumentKinds.Permit or DocumentKinds.Amendment) || !procedure.EndsWith(asked, StringComparison.Ordinal))
        {
            return kind is DocumentKinds.Permit or DocumentKinds.Amendment ? word : null;
        }

        var of = procedure[..^asked.Length];
        return of.EndsWith(change, StringComparison.Ordinal) && word.StartsWith(change, StringComparison.Ordinal) ? of + word[change.Length..] : of + word;
    }

    private static string BasisOf(CaseFile file) => file.Procedure.LegalBasis.Ja;

    /// <summary>What the permit permits: the answers that the form puts on it.</summary>
    private static List<LetterItem> ItemsOf(CaseFile file) => ItemsOf(file.Form, file.Answers, file.Codes, null);

    public static List<LetterItem> ItemsOf(FormDefinition form, JsonObject answers, ICodeLookup codes, Permit? permitted) =>
        [.. PermittedAnswers.Of(form, answers, codes, permitted).Select(line => new LetterItem(line.Label, line.Text))];

    private static AppealNotice? AppealOf(CaseFile file) => AppealNotices.For(
        file.Procedure.AppealVariant, file.Authority.Appeal.ReviewBody, file.Authority.Appeal.Defendant, file.Authority.Appeal.Representative);

    /// <summary>The edition before; a change or a succession has it in another case.</summary>
    private static Permit Before(CaseFile file, int edition) => file.Case.Permits.SingleOrDefault(p => p.Edition == edition - 1) ?? file.Previous!;

    /// <summary>Why: the office's reasons; of a change that was applied for the applicant's, where the form asks for them.</summary>
    public static string? WhyAmended(CaseFile file) => file.Case.Relation is not { } relation || file.Decisions.Any(d => d.Outcome == DecisionOutcome.Amend) ? Reasons(file, DecisionOutcome.Amend)
        : relation == FilingRelation.Change ? PermittedAnswers.WhyChanged(file.Form, file.Answers)
        : $"{Relations.Words(relation).Ja}の申請（{file.Case.Number}）による。";

    private static (string? From, string? To) SpanOf(CaseFile file, Permit permit) => PermittedAnswers.Span(PermittedAnswers.Asked(file.Form, file.Answers), permit);

    /// <summary>What is permitted: the answers, and, where the form only speaks of another permit, what that one permits.</summary>
    private static IReadOnlyList<LetterItem> PermittedOf(CaseFile file, Permit permit)
    {
        var own = PermittedAnswers.Of(file.Form, file.Answers, file.Codes, permit);
        return
        [
            .. file.Former?.Items ?? [],
            .. (file.Former is { Items.Count: > 0 } ? PermittedAnswers.Beside(file.Form, own) : own).Select(line => new LetterItem(line.Label, line.Text)),
            .. file.Previous is { } before && before.Number != permit.Number ? (LetterItem[])[new("従前の許可", before.Number)] : [],
        ];
    }

    /// <summary>After a change: by the permit's own form the whole of it; by a form of changes what it says beside them.</summary>
    private static IReadOnlyList<LetterItem> AmendedOf(CaseFile file, Permit after)
    {
        var own = PermittedAnswers.Of(file.Form, file.Answers, file.Codes, after);
        return [.. (IsFormOfChanges(file) ? PermittedAnswers.Beside(file.Form, own) : own).Select(line => new LetterItem(line.Label, line.Text))];
    }

    /// <summary>もとの許可の内容, where the form of the change does not say it.</summary>
    private static IReadOnlyList<LetterItem> FormerOf(CaseFile file, Permit before) => !IsFormOfChanges(file) ? [] :
    [
        .. file.Former!.Items,
        .. IsFirstHere(file, before) ? [] : PermittedAnswers.Changes(file.Form, file.Answers)
            .Select(c => new LetterItem(c.Label, $"{c.After}（{Words(Clock.OfficeCalendar.DayOf(before.IssuedAt))}に変更）")),
        .. TermOf(before),
    ];

    private static bool IsFormOfChanges(CaseFile file) => file.Former is not null && PermittedAnswers.SpeaksOfAnother(file.Form);

    /// <summary>Whether the permit before is of another case: then what was filed is what changes.</summary>
    private static bool IsFirstHere(CaseFile file, Permit before) => before.ApplicationId != file.Case.Id;

    private static LetterItem[] TermOf(Permit permit) => permit is { ValidFrom: null, ValidTo: null } ? [] : [Term(permit)];

    private static LetterItem Term(Permit permit) =>
        new("許可の期間", $"{Words(permit.ValidFrom) ?? "許可の日"}から{(permit.ValidTo is null ? "期限の定めなし" : Words(permit.ValidTo) + "まで")}");

    /// <summary>地位承継届: the paper by which the new holder shows the permit.</summary>
    private static IReadOnlyList<LetterItem> WithSucceeded(CaseFile file) => file.Case.Permits.OrderBy(p => p.Edition).FirstOrDefault() is not { } permit ? ItemsOf(file)
        : [.. ItemsOf(file), new("承継した許可", permit.Number), Term(permit)];

    private static Permit Edition(CaseFile file, int edition) => file.Case.Permits.Single(p => p.Edition == edition);

    private static string Reasons(CaseFile file, DecisionOutcome outcome) =>
        file.Decisions.Where(d => d.Outcome == outcome).OrderBy(d => d.DecidedAt).Last().Reasons ?? "";

    private static List<AmendedItem> Changes(CaseFile file, Permit before, Permit after)
    {
        // The hours of both or of none: an hour that only the newer filing names is no change.
        var asked = PermittedAnswers.Asked(file.Form, file.Answers);
        var earlier = IsFirstHere(file, before) && !IsFormOfChanges(file) ? file.Former?.Asked : asked;
        var (was, now) = (PermittedAnswers.Span(earlier, before), PermittedAnswers.Span(earlier is null ? null : asked, after));
        var changes = new List<AmendedItem>
        {
            new("許可の始期", Words(was.From), Words(now.From)),
            new("許可の終期", Words(was.To), Words(now.To)),
            new("条件", string.Join("\n", before.Conditions), string.Join("\n", after.Conditions)),
        };
        return [.. changes.Where(c => c.Before != c.After)];
    }

    /// <summary>What was filed as a change: the rows of a form of changes, or the answers on the permit that are others now.</summary>
    private static IEnumerable<AmendedItem> FiledChanges(CaseFile file, Permit before) => file.Former is not { } former || !IsFirstHere(file, before) ? []
        : IsFormOfChanges(file) ? PermittedAnswers.Changes(file.Form, file.Answers)
        : former.Answers.Count > 0 ? ChangedAnswers(file, former.Answers) : [];

    /// <summary>Every answer on the permit that is another one now, in the order of the form.</summary>
    private static IEnumerable<AmendedItem> ChangedAnswers(CaseFile file, IReadOnlyList<SummaryLine> former)
    {
        // The period is among the terms, as it was permitted.
        var period = WorkPlans.AskedPeriod(file.Form, file.Answers)?.Id;
        var (before, after) = (former.Where(l => l.Field != period).ToDictionary(l => l.Field), FormEngine.OnPermit(file.Form, file.Answers, "ja", file.Codes).Where(l => l.Field != period).ToList());
        var kept = after.Select(line => line.Field).ToHashSet();
        return
        [
            .. after.Where(line => before.GetValueOrDefault(line.Field)?.Text != line.Text).Select(line => new AmendedItem(line.Label, before.GetValueOrDefault(line.Field)?.Text, line.Text)),
            .. before.Values.Where(line => !kept.Contains(line.Field)).Select(line => new AmendedItem(line.Label, line.Text, null)),
        ];
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string? Words(DateOnly? day) => day?.InEra();

    /// <summary>A day, with the hour where it has one, as the sheet of letters words it.</summary>
    private static string? Words(string? moment) => moment is null ? null
        : DateOnly.ParseExact(moment[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).InEra()
        + (moment.Length >= 16 ? $"{int.Parse(moment[11..13], CultureInfo.InvariantCulture)}時{moment[14..16]}分" : "");

    private static string? Text(JsonObject? of, string name) =>
        of?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
