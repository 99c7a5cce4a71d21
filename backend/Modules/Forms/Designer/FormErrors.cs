using CyberPort.Platform.Results;

namespace CyberPort.Forms.Designer;

/// <summary>The refusals of the form designer.</summary>
internal static class FormErrors
{
    public static readonly Error NotFound = Error.NotFound("form");

    public static readonly Error NoWork = new("form.no-work", ErrorKind.NotFound, new(
        "この様式には作業中の内容がありません。「編集を始める」から始めてください。", "Nobody is working on this form. Please start editing it first."));

    public static readonly Error WorkExists = new("form.work-exists", ErrorKind.Conflict, new(
        "この様式はすでに作業中です。作業中の内容を開くか、破棄してから始めてください。",
        "This form is already being worked on. Please open that work, or discard it before you start anew."));

    public static readonly Error Stale = new("form.stale", ErrorKind.Stale, new(
        "別の画面や別の職員が、この様式を先に保存しました。最新の内容を読み込んでください。あなたの変更はこの画面に残っています。",
        "This form was saved elsewhere first. Please load the latest text; your changes are still on this page."));

    public static readonly Error Unreadable = new("form.unreadable", ErrorKind.Invalid, new(
        "様式の定義を読み取れませんでした。ファイルの形式を確かめてください。何も変更していません。",
        "The form definition could not be read. Please check the file; nothing was changed."));

    public static readonly Error TooLarge = new("form.too-large", ErrorKind.Invalid, new(
        "一つの様式に入れられる質問は 2,000 問までです。様式を分けてください。", "A form holds at most 2,000 questions. Please divide it."));

    public static readonly Error CommonItem = new("form.common-item", ErrorKind.Conflict, new(
        "国の標準の共通項目は、なくしたり弱めたりできません。示した項目を元に戻してください。保存はしていません。",
        "Common items of the national form cannot be removed or weakened. Please restore the items shown; nothing was saved."));

    public static readonly Error NotPublishable = new("form.not-publishable", ErrorKind.Conflict, new(
        "このままでは公開できません。示した点を直してから、もう一度公開してください。作業中の内容は残っています。",
        "The form cannot be published yet. Please settle the points shown and publish again; your work is kept."));

    public static readonly Error VersionTaken = new("form.version-taken", ErrorKind.Conflict, new(
        "その版の名前はすでに使われています。別の名前にしてください。", "That version is already taken. Please choose another name."));

    public static readonly Error EffectivePast = new("form.effective-past", ErrorKind.Invalid, new(
        "施行日は今日以降の日にしてください。過ぎた日の様式は変えられません。", "The effective date must be today or later; what was in force cannot be changed."));

    public static readonly Error MasterCode = new("form.code-of-master", ErrorKind.Conflict, new(
        "この名前には国の標準の様式があります。国の標準から始めてください。", "There is a national form of this code. Please start from the national form."));

    public static readonly Error TooManySamples = new("form.too-many-samples", ErrorKind.Limited, new(
        "見本の回答は一つの様式に 50 件までです。使わないものを消してください。", "A form keeps at most 50 samples. Please delete some."));

    public static readonly Error BadSample = new("form.bad-sample", ErrorKind.Invalid, new(
        "見本の回答を読み取れませんでした。", "The sample answers could not be read."));

    public static readonly Error NoUpdate = new("form.no-update", ErrorKind.NotFound, new(
        "国の標準に新しい版はありません。", "There is no newer version of the national form."));

    public static readonly Error TwiceNamed = new("form.twice-named", ErrorKind.Conflict, new(
        "同じ識別名の質問が二つあるため、国の標準とつき合わせられません。どちらかの識別名を変えてから、もう一度お試しください。",
        "Two questions share an identifier, so the form cannot be merged. Please change one of them and try again."));

    public static readonly Error NotMinistry = new("form.not-ministry", ErrorKind.Forbidden, new(
        "国の標準の様式を告示できるのは国土交通省だけです。この様式は「公開へ進む」から自分の港の様式として公開してください。",
        "Only the ministry announces national forms. Please publish this one as your own."));

    public static readonly Error MasterBehind = new("form.master-behind", ErrorKind.Conflict, new(
        "作業中の内容は、国の標準のいちばん新しい版から作ったものではありません。先に「国の標準の更新」から新しい版を取り込んでください。",
        "This work does not stand on the newest version of the national form. Please take that version in first."));

    public static readonly Error MasterOrder = new("form.master-order", ErrorKind.Invalid, new(
        "施行日は、すでに告示された版の施行日より後の日にしてください。", "The effective date must be after that of the version announced before."));

    public static readonly Error NoSample = Error.NotFound("sample");
}
