namespace CyberPort.Architecture.Tests.Database;

/// <summary>Tables of modules that belong to nobody, each with the reason. A new line here is a decision: say why.</summary>
internal static class ReferenceTables
{
    public static readonly IReadOnlyList<(string Pattern, string Why)> All =
    [
        (@"identity\.(account|session|recovery_code|passkey)", "looked up before anybody is signed in; visible only on connections that Identity opened (app.identity)"),
        (@"forms\.form_master", "national masters: read by everyone; the owner role writes what is shipped, the ministry adds versions (policy the_ministry_announces)"),
        (@"platform\.demo_loaded", "which demonstration data was loaded: the owner role alone, at the start"),
        (@"procedures\.(national_procedure|catalogue_rule)", "港湾行政手続の体系 and the rule for 個別業務: read by everyone, written by the owner role"),
        (@"procedures\.own_procedure_use", "the same for procedures that stand in no catalogue, by their public titles; each authority writes only its own (policies own_count, own_recount)"),
        (@"procedures\.procedure_use", "numbers of filings per procedure, authority and year, to be added up across authorities; each authority writes only its own (policies own_count, own_recount)"),
        (@"forms\.form_library", "published forms of all authorities, to start from: read by everyone, each authority only adds its own (authority_id)"),
        (@"procedures\.statutory_procedure", "the statutory list (規則15条の2): read by everyone, written by the owner role"),
        (@"procedures\.share_key", "says whose the link behind a token is, and of the token only its hash: read by anyone who holds the token, only added to"),
        (@"procedures\.verification", "says which authority issued a document's code, and nothing else: read by anyone who holds the paper, written by a trigger alone"),
        (@"procedures\.released_file", "digests of contents that no row names any more: their owners are gone, and only functions of the owner role reach it"),
    ];

    /// <summary>Functions that run with their owner's rights and so step around the policies, each with the reason and what holds it.</summary>
    public static readonly IReadOnlyList<(string Function, string Why)> Definers =
    [
        ("procedures.next_number", "makes the sequence of the entered authority; takes no authority as an argument"),
        ("procedures.search_applications", "an index that row level security would not use; looks only at the entered authority, and what it finds is read again under the policies"),
        ("procedures.release_file", "a trigger: notes the digest of content that a row let go"),
        ("procedures.release_paper", "the same for the paper form of a procedure, whose digest stands inside a value"),
        ("procedures.release_opinion_files", "the same for papers added to an opinion, whose digests stand inside a value"),
        ("procedures.release_unkept", "content that was taken in and found no place in a row: notes its digest; nothing is deleted that any row names"),
        ("procedures.let_be_found", "a trigger: a document that is issued is found by its code; writes that code and whose it is, and nothing else"),
        ("procedures.forget_correction_draft", "an officer's move ends what the applicant alone may see: it is thrown away, and nothing is read"),
        ("procedures.unnamed_files", "the same content may belong to several owners; gives digests that none of them names, and nothing else"),
        ("procedures.forget_links", "what is over belongs to many persons or to nobody; deletes parked answers past their day and links whose draft is gone, and tells their number"),
        ("procedures.anonymise_case", "facts that the application may not touch; only a closed case of the entered authority that nobody holds"),
    ];
}
