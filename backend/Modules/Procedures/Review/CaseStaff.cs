using CyberPort.Platform.Actors;

namespace CyberPort.Procedures.Review;

/// <summary>Who gets at cases. Which move needs which role is in the table of moves.</summary>
internal static class CaseStaff
{
    /// <summary>Works on cases.</summary>
    public static readonly string[] Working = [StaffRoles.Receive, StaffRoles.Review, StaffRoles.Decide];

    /// <summary>Reads cases.</summary>
    public static readonly string[] Reading = [StaffRoles.Receive, StaffRoles.Review, StaffRoles.Decide, StaffRoles.Administer];
}
