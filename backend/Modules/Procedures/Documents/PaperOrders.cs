using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;

namespace CyberPort.Procedures.Documents;

/// <summary>How a procedure's form is printed.</summary>
internal static class PaperOrders
{
    public static PaperOrder Of(Procedure procedure, string language, JsonObject? answers = null, PaperReceipt? receipt = null) => new()
    {
        Title = procedure.Title,
        FormNumber = procedure.PaperForm,
        LegalBasis = procedure.LegalBasis,
        Act = procedure.Kind switch
        {
            ProcedureKind.Notification => PaperAct.Notify,
            ProcedureKind.Report => PaperAct.Report,
            _ => PaperAct.Apply,
        },
        Answers = answers,
        Receipt = receipt,
        Language = language,
    };
}
