using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Catalogue;

/// <summary>The refusals of an authority's catalogue.</summary>
internal static class ProcedureErrors
{
    public static readonly Error NotFound = Error.NotFound("procedure");

    public static readonly Error Stale = new("procedure.stale", ErrorKind.Stale, new(
        "ほかの担当者が先にこの手続を変更しました。読み込み直して、変更をもう一度確かめてください。",
        "Somebody changed this procedure first. Please reload and check your changes again."));

    public static readonly Error CodeTaken = new("procedure.code-taken", ErrorKind.Conflict, new(
        "この記号の手続がすでにあります。別の記号を付けてください。", "There is a procedure with this code already. Please choose another code."));

    public static readonly Error UnknownNational = new("procedure.unknown-national", ErrorKind.Invalid, new(
        "国の体系にない手続です。一覧から選び直してください。", "The national catalogue has no such procedure. Please choose from the list."));

    public static readonly Error TooMany = new("procedure.too-many", ErrorKind.Limited, new(
        "手続は300件までです。使っていない手続を見直してください。", "An authority can have 300 procedures. Please look for ones you no longer use."));

    public static readonly Error NoForm = new("procedure.form-missing", ErrorKind.Conflict, new(
        "使用する様式が見つかりません。公開済みの様式を選んでから、受付を始めてください。",
        "The form of this procedure is not published. Choose a published form, then open the procedure."));

    public static readonly Error OutOfSeason = new("procedure.out-of-season", ErrorKind.Conflict, new(
        "この手続は、いまは受付期間の外です。受付期間は案内のページで確かめてください。入力した内容は残っています。",
        "This procedure is not open at this time of the year; its page says when it is. Nothing you entered is lost.",
        "いまは うけつけて いません。いつから だせるか あんないの ページを みて ください。"));

    public static readonly Error NoPaper = Error.NotFound("paper-form");
}
