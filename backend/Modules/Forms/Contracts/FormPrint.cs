using CyberPort.Platform.Results;

namespace CyberPort.Forms.Contracts;

/// <summary>様式の紙面: how a form looks on paper, where the usual is not right. Nothing here changes what is asked.</summary>
public sealed record FormPrint
{
    /// <summary>様式番号 at the top left, for example 様式第1号（第5条関係）.</summary>
    public string? FormNumber { get; init; }

    /// <summary>Title in the middle; the procedure's (or the form's) own when not given.</summary>
    public LocalText? Heading { get; init; }

    /// <summary>宛先 without 様; 港湾管理者の長 when not given.</summary>
    public LocalText? Addressee { get; init; }

    /// <summary>Sentence under the title; 「次のとおり申請します。」 with the legal basis when not given.</summary>
    public LocalText? Sentence { get; init; }

    /// <summary>Path of the party that stands at the top as 申請者; the first party of the form when not given.</summary>
    public string? Applicant { get; init; }

    /// <summary>Rows left empty in the tables of a blank form; 5 when not given.</summary>
    public int? EmptyRows { get; init; }

    /// <summary>備考 under the table.</summary>
    public IReadOnlyList<LocalText>? Notes { get; init; }
}
