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
}
