using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Permits;

/// <summary>Kinds of documents and their names.</summary>
internal static class DocumentKinds
{
    public const string Copy = "applicant-copy";
    public const string Permit = "permit";
    public const string Amendment = "amendment";
    public const string Refusal = "refusal";
    public const string Acceptance = "acceptance";
    public const string Revocation = "revocation";
    public const string Correction = "correction";
    public const string Extension = "extension";
}

/// <summary>The words people see for kinds of documents.</summary>
internal static class DocumentWords
{
    public static LocalText Of(string kind) => kind switch
    {
        DocumentKinds.Copy => new("申請書控え", "Copy of your application", "だした ものの うつし"),
        DocumentKinds.Permit => new("許可書", "Permit", "きょかしょ"),
        DocumentKinds.Amendment => new("変更許可書", "Amended permit", "かわった きょかしょ"),
        DocumentKinds.Refusal => new("不許可通知書", "Notice of refusal", "きょか できない おしらせ"),
        DocumentKinds.Acceptance => new("受理通知書", "Notice of acceptance", "うけとった おしらせ"),
        DocumentKinds.Revocation => new("許可取消通知書", "Notice of revocation", "きょかを とりけす おしらせ"),
        DocumentKinds.Correction => new("補正依頼書", "Request for correction", "なおす ところの おしらせ"),
        DocumentKinds.Extension => new("処理期間延長通知書", "Notice of extension", "ながく なる おしらせ"),
        _ => new("文書", "Document"),
    };

    /// <summary>A case may have several of a kind: the later ones say which they are.</summary>
    public static LocalText Of(IssuedDocument document)
    {
        var (name, edition) = (Of(document.Kind), document.Edition);
        return document.Kind switch
        {
            DocumentKinds.Copy when edition == 2 => new($"補正後の{name.Ja}", $"{name.En}, corrected", "なおした あとの うつし"),
            DocumentKinds.Copy when edition > 2 => new($"補正後の{name.Ja}（{edition - 1}回目）", $"{name.En}, corrected ({edition - 1})", $"なおした あとの うつし（{edition - 1}回目）"),
            DocumentKinds.Correction or DocumentKinds.Extension when edition > 1 => new($"{name.Ja}（{edition}回目）", $"{name.En} ({edition})", $"{name.Easy}（{edition}回目）"),
            DocumentKinds.Amendment when edition > 2 => new($"{name.Ja}（第{edition}版）", $"{name.En} (edition {edition})", $"{name.Easy}（{edition}ばん）"),
            _ => name,
        };
    }
}
