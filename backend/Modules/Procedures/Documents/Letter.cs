using CyberPort.Platform.Documents;

namespace CyberPort.Procedures.Documents;

/// <summary>宛名: to whom a letter goes.</summary>
/// <param name="Name">Person or company.</param>
internal sealed record Addressee(string Name)
{
    /// <summary>〒 and number, for example 〒030-0861.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Address in one line.</summary>
    public string? Address { get; init; }

    /// <summary>Representative of a company, with office: 代表取締役　海野 航.</summary>
    public string? Representative { get; init; }
}

/// <summary>The filing that a letter answers.</summary>
/// <param name="Number">受付番号</param>
/// <param name="SubmittedOn">Day it was sent.</param>
/// <param name="Procedure">Title of the procedure, for example 係留施設使用許可申請.</param>
internal sealed record AnsweredFiling(string Number, DateOnly SubmittedOn, string Procedure);

/// <summary>One row of a table: what, and its value as it should be read.</summary>
/// <param name="Label">What.</param>
/// <param name="Value">Value; rows without one are left out.</param>
internal sealed record LetterItem(string Label, string? Value);

/// <summary>公文書: what all letters of an authority have in common.</summary>
internal abstract record Letter
{
    /// <summary>Template that prints it, under <c>procedures/</c>.</summary>
    internal abstract string Template { get; }

    /// <summary>Who writes.</summary>
    public required Letterhead Letterhead { get; init; }

    /// <summary>文書番号, for example 青港指令第1482号.</summary>
    public required string Number { get; init; }

    /// <summary>Day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Title in large letters; the template's own when not given.</summary>
    public string? Title { get; init; }

    /// <summary>To whom.</summary>
    public required Addressee Addressee { get; init; }

    /// <summary>What it answers.</summary>
    public required AnsweredFiling Application { get; init; }

    /// <summary>根拠条文 without 「の規定により」, for example 青浜県港湾管理条例第5条第1項.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Facility, place, purpose and what else names the matter.</summary>
    public IReadOnlyList<LetterItem> Items { get; init; } = [];

    /// <summary>教示; see <see cref="AppealNotices"/>.</summary>
    public AppealNotice? Appeal { get; init; }

    /// <summary>確認番号; with it the letter carries the code of its public verification page.</summary>
    public string? Code { get; init; }

    /// <summary>Prints 案 across the sheet: a preview that nobody may take for the real one.</summary>
    public bool Draft { get; init; }

    /// <summary><c>space</c> leaves room for the seal; <c>omitted</c> prints （公印省略）.</summary>
    public string Seal { get; init; } = "space";
}

/// <summary>許可書</summary>
internal sealed record PermitLetter : Letter
{
    internal override string Template => "permit";

    /// <summary>Begin, <c>yyyy-MM-dd</c> or <c>yyyy-MM-ddTHH:mm</c> (Tokyo).</summary>
    public string? ValidFrom { get; init; }

    /// <summary>End, in the same way.</summary>
    public string? ValidTo { get; init; }

    /// <summary>許可の条件, numbered on the sheet.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];
}

/// <summary>不許可通知書</summary>
internal sealed record RefusalLetter : Letter
{
    internal override string Template => "refusal";

    /// <summary>Reasons; 行政手続法第8条 wants them in the letter.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>受理通知書</summary>
internal sealed record AcceptanceLetter : Letter
{
    internal override string Template => "acceptance";

    /// <summary>Day of acceptance.</summary>
    public required DateOnly AcceptedOn { get; init; }

    /// <summary>What to mind from here on.</summary>
    public string? Note { get; init; }
}

/// <summary>One field to correct.</summary>
/// <param name="Label">Label of the field.</param>
/// <param name="Text">What is asked.</param>
internal sealed record AskedField(string Label, string Text);

/// <summary>補正依頼書</summary>
internal sealed record CorrectionLetter : Letter
{
    internal override string Template => "correction";

    /// <summary>The fields.</summary>
    public required IReadOnlyList<AskedField> Fields { get; init; }

    /// <summary>Until when.</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>Words of the officer.</summary>
    public string? Note { get; init; }
}

/// <summary>処理期間延長通知書</summary>
internal sealed record ExtensionLetter : Letter
{
    internal override string Template => "extension";

    /// <summary>Due date before.</summary>
    public required DateOnly Before { get; init; }

    /// <summary>Due date from now on.</summary>
    public required DateOnly After { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>許可取消通知書</summary>
internal sealed record RevocationLetter : Letter
{
    internal override string Template => "revocation";

    /// <summary>Number of the permit that ends.</summary>
    public required string PermitNumber { get; init; }

    /// <summary>Day of that permit.</summary>
    public required DateOnly PermittedOn { get; init; }

    /// <summary>From when.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Reasons; 行政手続法第14条 wants them in the letter.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>One thing that an amendment changes.</summary>
/// <param name="Label">What.</param>
/// <param name="Before">Before.</param>
/// <param name="After">After.</param>
internal sealed record AmendedItem(string Label, string? Before, string? After);

/// <summary>変更許可書</summary>
internal sealed record AmendmentLetter : Letter
{
    internal override string Template => "amendment";

    /// <summary>Number of the permit that changes.</summary>
    public required string PermitNumber { get; init; }

    /// <summary>Day of that permit.</summary>
    public required DateOnly PermittedOn { get; init; }

    /// <summary>The procedure in which that permit was given.</summary>
    public string? PermitProcedure { get; init; }

    /// <summary>もとの許可の内容, where the filing does not say it anew.</summary>
    public IReadOnlyList<LetterItem> Former { get; init; } = [];

    /// <summary>What changes.</summary>
    public IReadOnlyList<AmendedItem> Changes { get; init; } = [];

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Begin after the change, as in <see cref="PermitLetter.ValidFrom"/>.</summary>
    public string? ValidFrom { get; init; }

    /// <summary>End after the change.</summary>
    public string? ValidTo { get; init; }

    /// <summary>Conditions after the change.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];
}
