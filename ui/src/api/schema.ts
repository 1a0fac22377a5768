// Generated from openapi.json by `npm run generate`. Not edited by hand.

export interface paths {
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Livez
         * @description Answer. Touches nothing.
         */
        get: operations["livez"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readyz
         * @description Look at the database, its migrations and Temporal.
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log In
         * @description Trade the token of a login link for a session cookie. A link works once, for ten minutes.
         */
        post: operations["log_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log Out
         * @description End this browser's session.
         */
        post: operations["log_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Tell who is logged in.
         */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Clubs
         * @description List the clubs that one may see, with their connection and what waits there.
         */
        get: operations["list_clubs"];
        put?: never;
        /**
         * Add Club
         * @description Add a club with its CRM login; polling starts at once, at autonomy `suggest`.
         */
        post: operations["add_club"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Club
         * @description Show one club.
         */
        get: operations["get_club"];
        put?: never;
        post?: never;
        /**
         * Remove Club
         * @description Stop serving a club. Its conversations are kept.
         */
        delete: operations["remove_club"];
        options?: never;
        head?: never;
        /**
         * Change Club
         * @description Change settings of a club; they work within a second.
         */
        patch: operations["change_club"];
        trace?: never;
    };
    "/api/v1/clubs/{club}/poll-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Poll Now
         * @description Look into the CRM now instead of at the next interval.
         */
        post: operations["poll_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Conversations
         * @description List conversations, the newest message first.
         */
        get: operations["list_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Conversation
         * @description Show the head of one conversation, with the member's card.
         */
        get: operations["get_conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Timeline
         * @description Show messages, decisions, approvals, tasks and acts: the newest page first, oldest first inside a page.
         */
        get: operations["get_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation}/takeover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Over
         * @description Take the conversation over: the AI is silent, its queued messages are cancelled, its drafts are stale.
         */
        post: operations["take_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation}/handback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Back
         * @description Hand the conversation back to the AI, which answers only what comes from now on.
         */
        post: operations["hand_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reply
         * @description Write to the member oneself. Takes the conversation over; refused where a newer message is unseen.
         */
        post: operations["reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation}/ai": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Ai
         * @description Switch the AI on or off for this conversation.
         */
        post: operations["set_ai"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Read
         * @description Mark the conversation as read up to a message, for oneself.
         */
        post: operations["mark_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{conversation}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Unread
         * @description Mark the newest inbound message as unread again, for oneself.
         */
        post: operations["mark_unread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Approvals
         * @description List approvals, the newest first.
         */
        get: operations["list_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{approval}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Approval
         * @description Show one approval.
         */
        get: operations["get_approval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{approval}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve
         * @description Approve a draft, as it is or edited. The first decision wins.
         */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{approval}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject
         * @description Reject a draft, with the reason. Nothing is sent; the member still waits for a person.
         */
        post: operations["reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Escalations
         * @description List tasks, the newest first.
         */
        get: operations["list_escalations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{escalation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Escalation
         * @description Show one task.
         */
        get: operations["get_escalation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{escalation}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge
         * @description Say that one looks after this task. It is then one's own.
         */
        post: operations["acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{escalation}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve
         * @description End a task. `send_again` can reach the member and so needs an `Idempotency-Key`.
         */
        post: operations["resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/needs-you": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Needs You
         * @description List pending approvals and unresolved tasks in one queue.
         */
        get: operations["list_needs_you"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Actions
         * @description List who did what, the newest first.
         */
        get: operations["list_actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Staff
         * @description List the active staff of a club, and the owner.
         */
        get: operations["list_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Knowledge
         * @description Look a message up as the next turn would, with scores and why each passage stands where it stands.
         */
        get: operations["preview_knowledge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Knowledge Gaps
         * @description List what members asked and no entry answered, like questions together. What is answered by now is left out.
         */
        get: operations["list_gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/gaps/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss Gap
         * @description Say that no entry is wanted for these questions; they stay dismissed when they are asked again.
         */
        post: operations["dismiss_gap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/gaps/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Gap
         * @description Take back that these questions were dismissed.
         */
        post: operations["reopen_gap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Import
         * @description Read entries from Markdown, CSV or a pasted page, with what is wrong and what is there already.
         */
        post: operations["preview_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import Knowledge
         * @description Store the chosen entries together, or none of them.
         */
        post: operations["import_knowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Knowledge
         * @description List entries by title.
         */
        get: operations["list_knowledge"];
        put?: never;
        /**
         * Write Entry
         * @description Write an entry; the next answer may use it.
         */
        post: operations["write_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Entry
         * @description Show one entry, in use or retired.
         */
        get: operations["get_entry"];
        /**
         * Change Entry
         * @description Change an entry that nobody changed since; the next answer uses what is written now.
         */
        put: operations["change_entry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/{entry}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire Entry
         * @description Take an entry out of use. It is kept, because citations point to it.
         */
        post: operations["retire_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/{entry}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Entry
         * @description Bring a retired entry back into use.
         */
        post: operations["restore_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/{entry}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entry Revisions
         * @description Show the versions of an entry and who made them, the newest first.
         */
        get: operations["list_entry_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clubs/{club}/knowledge/{entry}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entry Uses
         * @description List the drafts that rest on an entry, sent or not, the newest first.
         */
        get: operations["list_entry_uses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/examination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Examine
         * @description Look at every dependency. Other people's clubs are left out.
         */
        get: operations["examine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schemas/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Event Schemas
         * @description Describe the frames of the WebSocket `/ws?after=<position>` and the events that the log stores.
         */
        get: operations["get_event_schemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * ActItem
         * @description A takeover, a hand-back, a switch, an opt-out …
         */
        ActItem: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "act";
            /** Id */
            id: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Act */
            act: string;
            actor: components["schemas"]["ActorOut"];
            /** Reason */
            reason: string;
        };
        /**
         * ActionOut
         * @description One act of the AI, a person, a member or the system.
         */
        ActionOut: {
            /** Id */
            id: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Club */
            club: string | null;
            actor: components["schemas"]["ActorOut"];
            /**
             * Act
             * @example approved
             */
            act: string;
            /** Conversation Id */
            conversation_id: number | null;
            /** Member Name */
            member_name: string | null;
            /** Rule */
            rule: string | null;
            /** Reason */
            reason: string;
            /** Turn Id */
            turn_id: number | null;
            /** Delivery Id */
            delivery_id: number | null;
            /** Temporal Url */
            temporal_url: string | null;
        };
        /**
         * ActorOut
         * @description Who acted.
         */
        ActorOut: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "ai" | "staff" | "system" | "member";
            /** Id */
            id: number | null;
            /** Name */
            name: string;
        };
        /**
         * AiBody
         * @description The AI switch of one conversation.
         */
        AiBody: {
            /** On */
            on: boolean;
        };
        /**
         * Alive
         * @description The process answers.
         */
        Alive: {
            /**
             * Status
             * @default alive
             * @constant
             */
            status: "alive";
        };
        /**
         * ApprovalAct
         * @description The approval after a decision.
         */
        ApprovalAct: {
            /**
             * Id
             * @example 5
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            /** Conversation Id */
            conversation_id: number;
            /**
             * Member Name
             * @example Maya Ortiz
             */
            member_name: string;
            /** Turn Id */
            turn_id: number;
            /**
             * Revision
             * @description Send it back with the decision: a draft made anew has another.
             */
            revision: number;
            state: components["schemas"]["ApprovalState"];
            /** Body */
            body: string;
            /**
             * Final Body
             * @description What was approved: the draft, or the edited text.
             */
            final_body: string | null;
            channel: components["schemas"]["Channel"] | null;
            /** Why Held */
            why_held: string;
            /** Rule */
            rule: string;
            /** Intent */
            intent: string | null;
            /** Confidence */
            confidence: number | null;
            /** Citations */
            citations: components["schemas"]["Citation"][];
            /** Problems */
            problems: string[];
            last_inbound: components["schemas"]["InboundText"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Rung */
            rung: number;
            owner: components["schemas"]["StaffRef"] | null;
            decided_by: components["schemas"]["StaffRef"] | null;
            /** Decided At */
            decided_at: string | null;
            /** Reject Reason */
            reject_reason: string | null;
            /**
             * Outcome
             * @description What came of the decision: sent, or why not.
             */
            outcome: string | null;
            /**
             * Newer Message
             * @description The member wrote again after this draft was made.
             */
            newer_message: boolean;
            /**
             * Delayed
             * @description The act is stored; the workflow hears of it a little later.
             * @default false
             */
            delayed: boolean;
        };
        /**
         * ApprovalItem
         * @description An approval in the timeline.
         */
        ApprovalItem: {
            /**
             * Id
             * @example 5
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            /** Conversation Id */
            conversation_id: number;
            /**
             * Member Name
             * @example Maya Ortiz
             */
            member_name: string;
            /** Turn Id */
            turn_id: number;
            /**
             * Revision
             * @description Send it back with the decision: a draft made anew has another.
             */
            revision: number;
            state: components["schemas"]["ApprovalState"];
            /** Body */
            body: string;
            /**
             * Final Body
             * @description What was approved: the draft, or the edited text.
             */
            final_body: string | null;
            channel: components["schemas"]["Channel"] | null;
            /** Why Held */
            why_held: string;
            /** Rule */
            rule: string;
            /** Intent */
            intent: string | null;
            /** Confidence */
            confidence: number | null;
            /** Citations */
            citations: components["schemas"]["Citation"][];
            /** Problems */
            problems: string[];
            last_inbound: components["schemas"]["InboundText"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Rung */
            rung: number;
            owner: components["schemas"]["StaffRef"] | null;
            decided_by: components["schemas"]["StaffRef"] | null;
            /** Decided At */
            decided_at: string | null;
            /** Reject Reason */
            reject_reason: string | null;
            /**
             * Outcome
             * @description What came of the decision: sent, or why not.
             */
            outcome: string | null;
            /**
             * Newer Message
             * @description The member wrote again after this draft was made.
             */
            newer_message: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "approval";
        };
        /**
         * ApprovalOut
         * @description A draft that waits, or waited, for a person.
         */
        ApprovalOut: {
            /**
             * Id
             * @example 5
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            /** Conversation Id */
            conversation_id: number;
            /**
             * Member Name
             * @example Maya Ortiz
             */
            member_name: string;
            /** Turn Id */
            turn_id: number;
            /**
             * Revision
             * @description Send it back with the decision: a draft made anew has another.
             */
            revision: number;
            state: components["schemas"]["ApprovalState"];
            /** Body */
            body: string;
            /**
             * Final Body
             * @description What was approved: the draft, or the edited text.
             */
            final_body: string | null;
            channel: components["schemas"]["Channel"] | null;
            /** Why Held */
            why_held: string;
            /** Rule */
            rule: string;
            /** Intent */
            intent: string | null;
            /** Confidence */
            confidence: number | null;
            /** Citations */
            citations: components["schemas"]["Citation"][];
            /** Problems */
            problems: string[];
            last_inbound: components["schemas"]["InboundText"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Rung */
            rung: number;
            owner: components["schemas"]["StaffRef"] | null;
            decided_by: components["schemas"]["StaffRef"] | null;
            /** Decided At */
            decided_at: string | null;
            /** Reject Reason */
            reject_reason: string | null;
            /**
             * Outcome
             * @description What came of the decision: sent, or why not.
             */
            outcome: string | null;
            /**
             * Newer Message
             * @description The member wrote again after this draft was made.
             */
            newer_message: boolean;
        };
        /**
         * ApprovalState
         * @description The life of an approval. Only `pending` can still be decided; `stale` means the world moved on.
         * @enum {string}
         */
        ApprovalState: "pending" | "approved" | "edited" | "rejected" | "expired" | "stale";
        /**
         * ApproveBody
         * @description Approve the draft as it is, or with another text (an edit).
         */
        ApproveBody: {
            /** Revision */
            revision: number;
            /** Body */
            body?: string | null;
            /** @description Only where the thread's own channel is not known. */
            channel?: components["schemas"]["Channel"] | null;
        };
        /**
         * AskedMessage
         * @description A member's words that raised a task.
         */
        AskedMessage: {
            /** Id */
            id: number;
            /** Body */
            body: string;
            /** At */
            at: string | null;
        };
        /**
         * AttemptOut
         * @description One try to post a message, as evidence.
         */
        AttemptOut: {
            /** Number */
            number: number;
            /**
             * Armed At
             * Format: date-time
             */
            armed_at: string;
            /** Outcome */
            outcome: string | null;
            /** Page Class */
            page_class: string | null;
            /** Reads */
            reads: number;
        };
        /**
         * AuthorKind
         * @description Who wrote a message. `crm` is the CRM's own automatic text or notice.
         * @enum {string}
         */
        AuthorKind: "member" | "ai" | "staff" | "campaign" | "crm";
        /**
         * Autonomy
         * @description How far the engine may go without a person. New clubs start at `suggest`.
         * @enum {string}
         */
        Autonomy: "off" | "shadow" | "suggest" | "auto";
        /**
         * Channel
         * @description The way a message travels.
         * @enum {string}
         */
        Channel: "text" | "email";
        /**
         * Citation
         * @description A club fact that a draft rests on.
         */
        Citation: {
            /**
             * Id
             * @example faq:12
             */
            id: string;
            /**
             * Title
             * @example Opening hours
             */
            title: string;
            /**
             * Entry Id
             * @description The knowledge entry behind it, where there is one.
             */
            entry_id?: number | null;
        };
        /**
         * ClubBody
         * @description A club to add, with its CRM login. The passwords are encrypted at once and never shown again.
         */
        ClubBody: {
            /**
             * Slug
             * @example riverside
             */
            slug: string;
            /** Name */
            name: string;
            /**
             * Time Zone
             * @example America/Denver
             */
            time_zone: string;
            /**
             * Base Url
             * @example https://crm.example.com
             */
            base_url: string;
            /** Username */
            username: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            clubhub?: components["schemas"]["ClubHubLogin"] | null;
        };
        /**
         * ClubHubLogin
         * @description The login of the club's second system, where it has one.
         */
        ClubHubLogin: {
            /**
             * Url
             * @example https://crm.example.com
             */
            url: string;
            /** Username */
            username: string;
            /**
             * Password
             * Format: password
             */
            password: string;
            /** Club Number */
            club_number?: string | null;
        };
        /**
         * ClubList
         * @description The clubs that one may see.
         */
        ClubList: {
            /** Items */
            items: components["schemas"]["ClubOut"][];
        };
        /**
         * ClubOut
         * @description A club, as pages show it.
         */
        ClubOut: {
            /**
             * Slug
             * @example riverside
             */
            slug: string;
            /**
             * Name
             * @example Riverside Fitness
             */
            name: string;
            /**
             * Time Zone
             * @example America/Denver
             */
            time_zone: string;
            status: components["schemas"]["ClubStatus"];
            autonomy: components["schemas"]["Autonomy"];
            /**
             * Ai On
             * @description The kill switch of the whole club: off means nothing automatic leaves.
             */
            ai_on: boolean;
            /** Polling Paused */
            polling_paused: boolean;
            /** Min Confidence */
            min_confidence: number;
            /** @description How drafts sound: `plain` is friendly without exclamation marks. */
            voice: components["schemas"]["Voice"];
            /**
             * Emoji
             * @description Whether drafts may hold an emoji.
             */
            emoji: boolean;
            /**
             * Sign Off
             * @description What drafts end with; empty for nothing.
             * @example Your Riverside team
             */
            sign_off: string;
            /**
             * Sends Stopped
             * @description Why no message may leave; null where sending is fine.
             */
            sends_stopped: string | null;
            connection: components["schemas"]["ConnectionOut"];
            /** Last Poll At */
            last_poll_at: string | null;
            /** Last Good Poll At */
            last_good_poll_at: string | null;
            /**
             * Behind
             * @description The last good poll is older than it should be.
             */
            behind: boolean;
            /** Poll Interval S */
            poll_interval_s: number;
            /**
             * Needs You
             * @description How many approvals and tasks wait for a person.
             */
            needs_you: number;
            /** Oldest Needs You At */
            oldest_needs_you_at: string | null;
            /** Temporal Url */
            temporal_url: string | null;
            /** Inboxes */
            inboxes: components["schemas"]["InboxOut"][];
        };
        /**
         * ClubPatch
         * @description Settings to change; what is left out stays.
         */
        ClubPatch: {
            /** Name */
            name?: string | null;
            autonomy?: components["schemas"]["Autonomy"] | null;
            /** Ai On */
            ai_on?: boolean | null;
            /** Polling Paused */
            polling_paused?: boolean | null;
            /** Min Confidence */
            min_confidence?: number | null;
            voice?: components["schemas"]["Voice"] | null;
            /** Emoji */
            emoji?: boolean | null;
            /** Sign Off */
            sign_off?: string | null;
        };
        /**
         * ClubStatus
         * @description Whether a club is served.
         * @enum {string}
         */
        ClubStatus: "active" | "paused" | "removed";
        /**
         * Condition
         * @description How a part is. `attention` works, but somebody should look; `broken` does not work.
         * @enum {string}
         */
        Condition: "fine" | "attention" | "broken";
        /**
         * ConnectionOut
         * @description The state of the club's CRM login, with a sentence for staff.
         */
        ConnectionOut: {
            state: components["schemas"]["ConnectionState"];
            /** Since */
            since: string | null;
            /**
             * Last Error
             * @description A code, where the last try failed.
             * @example crm_login_refused
             */
            last_error: string | null;
            /**
             * Message
             * @example Connected. Messages arrive as they are written.
             */
            message: string;
        };
        /**
         * ConnectionState
         * @description The state of a club's CRM login.
         * @enum {string}
         */
        ConnectionState: "unknown" | "connected" | "expired" | "refused" | "unreachable" | "unreadable";
        /**
         * ContactPointOut
         * @description A number or address of a member, with its consent.
         */
        ContactPointOut: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "phone" | "email";
            /**
             * Value
             * @example +15555550101
             */
            value: string;
            /** Opted Out At */
            opted_out_at: string | null;
        };
        /**
         * ConversationAct
         * @description The conversation after an act.
         */
        ConversationAct: {
            /**
             * Id
             * @example 12
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            member: components["schemas"]["MemberCard"];
            status: components["schemas"]["ConversationStatus"];
            /** Ai On */
            ai_on: boolean;
            /** Ai Handling */
            ai_handling: boolean;
            taken_over_by: components["schemas"]["StaffRef"] | null;
            last_message: components["schemas"]["LastMessage"] | null;
            /**
             * Unread
             * @description Inbound messages that nobody answered and you did not mark as read.
             */
            unread: number;
            /** Requires Response */
            requires_response: boolean;
            /**
             * Intent
             * @description What the last turn was about.
             * @example question
             */
            intent: string | null;
            waiting: components["schemas"]["WaitingOut"] | null;
            /** Version */
            version: number;
            /** Opted Out */
            opted_out: boolean;
            /** @description The channel of the last inbound entry; null is not known. */
            channel: components["schemas"]["Channel"] | null;
            /** Can Be Answered */
            can_be_answered: boolean;
            /**
             * Cannot Reason
             * @description opted_out, channel_unknown, sends_stopped or club_not_active.
             */
            cannot_reason: string | null;
            /** Temporal Url */
            temporal_url: string | null;
            /**
             * Club Time Zone
             * @example America/Denver
             */
            club_time_zone: string;
            /**
             * Delayed
             * @description The act is stored; the workflow hears of it a little later.
             * @default false
             */
            delayed: boolean;
        };
        /**
         * ConversationDetail
         * @description The whole head of one conversation.
         */
        ConversationDetail: {
            /**
             * Id
             * @example 12
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            member: components["schemas"]["MemberCard"];
            status: components["schemas"]["ConversationStatus"];
            /** Ai On */
            ai_on: boolean;
            /** Ai Handling */
            ai_handling: boolean;
            taken_over_by: components["schemas"]["StaffRef"] | null;
            last_message: components["schemas"]["LastMessage"] | null;
            /**
             * Unread
             * @description Inbound messages that nobody answered and you did not mark as read.
             */
            unread: number;
            /** Requires Response */
            requires_response: boolean;
            /**
             * Intent
             * @description What the last turn was about.
             * @example question
             */
            intent: string | null;
            waiting: components["schemas"]["WaitingOut"] | null;
            /** Version */
            version: number;
            /** Opted Out */
            opted_out: boolean;
            /** @description The channel of the last inbound entry; null is not known. */
            channel: components["schemas"]["Channel"] | null;
            /** Can Be Answered */
            can_be_answered: boolean;
            /**
             * Cannot Reason
             * @description opted_out, channel_unknown, sends_stopped or club_not_active.
             */
            cannot_reason: string | null;
            /** Temporal Url */
            temporal_url: string | null;
            /**
             * Club Time Zone
             * @example America/Denver
             */
            club_time_zone: string;
        };
        /**
         * ConversationRow
         * @description One row of the list.
         */
        ConversationRow: {
            /**
             * Id
             * @example 12
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            member: components["schemas"]["MemberRef"];
            status: components["schemas"]["ConversationStatus"];
            /** Ai On */
            ai_on: boolean;
            /** Ai Handling */
            ai_handling: boolean;
            taken_over_by: components["schemas"]["StaffRef"] | null;
            last_message: components["schemas"]["LastMessage"] | null;
            /**
             * Unread
             * @description Inbound messages that nobody answered and you did not mark as read.
             */
            unread: number;
            /** Requires Response */
            requires_response: boolean;
            /**
             * Intent
             * @description What the last turn was about.
             * @example question
             */
            intent: string | null;
            waiting: components["schemas"]["WaitingOut"] | null;
            /** Version */
            version: number;
        };
        /**
         * ConversationStatus
         * @description Who has to move next. Also the search attribute `ConversationStatus`.
         * @enum {string}
         */
        ConversationStatus: "ai_handling" | "needs_staff" | "staff_handling" | "waiting_on_member" | "done";
        /**
         * DecisionItem
         * @description What was understood and chosen for a turn, and why.
         */
        DecisionItem: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "decision";
            /** Turn Id */
            turn_id: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Step */
            step: string;
            /** Rule */
            rule: string;
            /** Reason */
            reason: string;
            /** Intent */
            intent: string | null;
            /** Confidence */
            confidence: number | null;
            /** Engine */
            engine: string | null;
            /** Policy Version */
            policy_version: number;
            /** Citations */
            citations: components["schemas"]["Citation"][];
            /** Problems */
            problems: string[];
            /** Took Ms */
            took_ms: number | null;
            /** Disposition */
            disposition: string | null;
        };
        /**
         * DeliveryRef
         * @description A message that we owe the CRM.
         */
        DeliveryRef: {
            /** Id */
            id: number;
            state: components["schemas"]["DeliveryState"];
        };
        /**
         * DeliveryState
         * @description The life of one message that we owe the CRM.
         * @enum {string}
         */
        DeliveryState: "draft" | "queued" | "armed" | "reconciling" | "sent" | "unconfirmed" | "needs_staff" | "failed" | "cancelled" | "superseded" | "blocked" | "expired";
        /**
         * Direction
         * @description Who a message is from, seen from the club.
         * @enum {string}
         */
        Direction: "inbound" | "outbound";
        /**
         * DoubtfulDelivery
         * @description The message a `did_it_arrive` or `not_sent` task is about.
         */
        DoubtfulDelivery: {
            /** Id */
            id: number;
            /** Body */
            body: string;
            state: components["schemas"]["DeliveryState"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            evidence: components["schemas"]["Evidence"];
        };
        /**
         * DuplicateOut
         * @description What says the same already.
         */
        DuplicateOut: {
            /** Title */
            title: string;
            /**
             * Entry
             * @description An entry that is there.
             */
            entry: number | null;
            /**
             * Line
             * @description An earlier line of the same text.
             */
            line: number | null;
        };
        /**
         * EntryBody
         * @description A new entry.
         */
        EntryBody: {
            kind: components["schemas"]["KnowledgeKind"];
            /**
             * Title
             * @example Guest policy
             */
            title: string;
            /**
             * Topic
             * @description Of hours: what they belong to; empty for the club itself.
             * @default
             */
            topic: string;
            /**
             * Body
             * @description What members may be told, word for word.
             * @default
             */
            body: string;
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language: "en" | "es";
            /**
             * Keywords
             * @description Other words that members use for it.
             * @default []
             */
            keywords: string[];
            /**
             * Week
             * @default []
             */
            week: components["schemas"]["WeekdayFields"][];
            /**
             * Days
             * @default []
             */
            days: components["schemas"]["SpecialDayFields"][];
            price?: components["schemas"]["PriceFields"] | null;
            /**
             * Url
             * @default
             */
            url: string;
            /**
             * Names
             * @default []
             */
            names: string[];
            /**
             * When
             * @default
             * @example Tuesday and Thursday at 5:30 PM
             */
            when: string;
            /**
             * Coach
             * @default
             */
            coach: string;
            /**
             * Source
             * @default
             * @example Member handbook, page 4
             */
            source: string;
            /** Owner Id */
            owner_id?: number | null;
            /**
             * Valid From
             * @description First day in the club's zone; null for always.
             */
            valid_from?: string | null;
            /**
             * Valid To
             * @description Last day in the club's zone, whole; null for ever.
             */
            valid_to?: string | null;
        };
        /**
         * EntryChange
         * @description An entry as it shall be, over the version that was read.
         */
        EntryChange: {
            kind: components["schemas"]["KnowledgeKind"];
            /**
             * Title
             * @example Guest policy
             */
            title: string;
            /**
             * Topic
             * @description Of hours: what they belong to; empty for the club itself.
             * @default
             */
            topic: string;
            /**
             * Body
             * @description What members may be told, word for word.
             * @default
             */
            body: string;
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language: "en" | "es";
            /**
             * Keywords
             * @description Other words that members use for it.
             * @default []
             */
            keywords: string[];
            /**
             * Week
             * @default []
             */
            week: components["schemas"]["WeekdayFields"][];
            /**
             * Days
             * @default []
             */
            days: components["schemas"]["SpecialDayFields"][];
            price?: components["schemas"]["PriceFields"] | null;
            /**
             * Url
             * @default
             */
            url: string;
            /**
             * Names
             * @default []
             */
            names: string[];
            /**
             * When
             * @default
             * @example Tuesday and Thursday at 5:30 PM
             */
            when: string;
            /**
             * Coach
             * @default
             */
            coach: string;
            /**
             * Source
             * @default
             * @example Member handbook, page 4
             */
            source: string;
            /** Owner Id */
            owner_id?: number | null;
            /**
             * Valid From
             * @description First day in the club's zone; null for always.
             */
            valid_from?: string | null;
            /**
             * Valid To
             * @description Last day in the club's zone, whole; null for ever.
             */
            valid_to?: string | null;
            /**
             * Version
             * @description The version that was read; another one answers 409.
             */
            version: number;
        };
        /**
         * EntryFields
         * @description What staff may write of an entry. Each kind has its fields; one that it does not have is refused.
         */
        EntryFields: {
            kind: components["schemas"]["KnowledgeKind"];
            /**
             * Title
             * @example Guest policy
             */
            title: string;
            /**
             * Topic
             * @description Of hours: what they belong to; empty for the club itself.
             * @default
             */
            topic: string;
            /**
             * Body
             * @description What members may be told, word for word.
             * @default
             */
            body: string;
            /**
             * Language
             * @default en
             * @enum {string}
             */
            language: "en" | "es";
            /**
             * Keywords
             * @description Other words that members use for it.
             * @default []
             */
            keywords: string[];
            /**
             * Week
             * @default []
             */
            week: components["schemas"]["WeekdayFields"][];
            /**
             * Days
             * @default []
             */
            days: components["schemas"]["SpecialDayFields"][];
            price?: components["schemas"]["PriceFields"] | null;
            /**
             * Url
             * @default
             */
            url: string;
            /**
             * Names
             * @default []
             */
            names: string[];
            /**
             * When
             * @default
             * @example Tuesday and Thursday at 5:30 PM
             */
            when: string;
            /**
             * Coach
             * @default
             */
            coach: string;
            /**
             * Source
             * @default
             * @example Member handbook, page 4
             */
            source: string;
            /** Owner Id */
            owner_id?: number | null;
            /**
             * Valid From
             * @description First day in the club's zone; null for always.
             */
            valid_from?: string | null;
            /**
             * Valid To
             * @description Last day in the club's zone, whole; null for ever.
             */
            valid_to?: string | null;
        };
        /**
         * EntryOut
         * @description An entry, with what it says, whether it counts now, and what became of it.
         */
        EntryOut: {
            /** Id */
            id: number;
            /** Club */
            club: string;
            /** Version */
            version: number;
            validity: components["schemas"]["Validity"];
            fields: components["schemas"]["EntryFields"];
            /**
             * Says
             * @description What a member may be told of it.
             */
            says: string;
            owner: components["schemas"]["StaffRef"] | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Retired At */
            retired_at: string | null;
            /**
             * Uses
             * @description How many drafts rest on it.
             */
            uses: number;
            /** Last Used At */
            last_used_at: string | null;
            last_wrong: components["schemas"]["WrongAnswerOut"] | null;
            /**
             * Remarks
             * @description What deserves a second look.
             */
            remarks: ("too_long_for_a_text" | "reads_like_an_order")[];
        };
        /**
         * EntryVersion
         * @description Which version was looked at.
         */
        EntryVersion: {
            /** Version */
            version: number;
        };
        /**
         * EscalationAct
         * @description The task after an act.
         */
        EscalationAct: {
            /**
             * Id
             * @example 7
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            /** Conversation Id */
            conversation_id: number | null;
            /** Member Name */
            member_name: string | null;
            kind: components["schemas"]["EscalationKind"];
            /**
             * Reason
             * @example wants_person
             */
            reason: string;
            /** Explanation */
            explanation: string;
            urgency: components["schemas"]["Urgency"];
            state: components["schemas"]["EscalationState"];
            owner: components["schemas"]["StaffRef"] | null;
            /** Rung */
            rung: number;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            acknowledged_by: components["schemas"]["StaffRef"] | null;
            resolved_by: components["schemas"]["StaffRef"] | null;
            /** Resolved At */
            resolved_at: string | null;
            /** Resolution */
            resolution: string | null;
            /**
             * Asked
             * @description What the member wrote in that turn, oldest first; empty where no message raised the task.
             */
            asked: components["schemas"]["AskedMessage"][];
            delivery: components["schemas"]["DoubtfulDelivery"] | null;
            /**
             * Delayed
             * @description The act is stored; the workflow hears of it a little later.
             * @default false
             */
            delayed: boolean;
        };
        /**
         * EscalationItem
         * @description A task in the timeline. `kind` is the item's; what the task is about is `escalation_kind`.
         */
        EscalationItem: {
            /**
             * Id
             * @example 7
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            /** Conversation Id */
            conversation_id: number | null;
            /** Member Name */
            member_name: string | null;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "escalation";
            /**
             * Reason
             * @example wants_person
             */
            reason: string;
            /** Explanation */
            explanation: string;
            urgency: components["schemas"]["Urgency"];
            state: components["schemas"]["EscalationState"];
            owner: components["schemas"]["StaffRef"] | null;
            /** Rung */
            rung: number;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            acknowledged_by: components["schemas"]["StaffRef"] | null;
            resolved_by: components["schemas"]["StaffRef"] | null;
            /** Resolved At */
            resolved_at: string | null;
            /** Resolution */
            resolution: string | null;
            /**
             * Asked
             * @description What the member wrote in that turn, oldest first; empty where no message raised the task.
             */
            asked: components["schemas"]["AskedMessage"][];
            delivery: components["schemas"]["DoubtfulDelivery"] | null;
            /** Escalation Kind */
            escalation_kind: string;
        };
        /**
         * EscalationKind
         * @description Why a task for a person exists.
         * @enum {string}
         */
        EscalationKind: "answer" | "did_it_arrive" | "not_sent" | "opt_out_unclear" | "connection";
        /**
         * EscalationOut
         * @description A task, with its reason, owner and deadline.
         */
        EscalationOut: {
            /**
             * Id
             * @example 7
             */
            id: number;
            /**
             * Club
             * @example riverside
             */
            club: string;
            /** Conversation Id */
            conversation_id: number | null;
            /** Member Name */
            member_name: string | null;
            kind: components["schemas"]["EscalationKind"];
            /**
             * Reason
             * @example wants_person
             */
            reason: string;
            /** Explanation */
            explanation: string;
            urgency: components["schemas"]["Urgency"];
            state: components["schemas"]["EscalationState"];
            owner: components["schemas"]["StaffRef"] | null;
            /** Rung */
            rung: number;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            acknowledged_by: components["schemas"]["StaffRef"] | null;
            resolved_by: components["schemas"]["StaffRef"] | null;
            /** Resolved At */
            resolved_at: string | null;
            /** Resolution */
            resolution: string | null;
            /**
             * Asked
             * @description What the member wrote in that turn, oldest first; empty where no message raised the task.
             */
            asked: components["schemas"]["AskedMessage"][];
            delivery: components["schemas"]["DoubtfulDelivery"] | null;
        };
        /**
         * EscalationState
         * @description The life of an escalation.
         * @enum {string}
         */
        EscalationState: "open" | "acknowledged" | "resolved";
        /**
         * EventSchemas
         * @description The live feed, described.
         */
        EventSchemas: {
            /** Types */
            types: ("message_stored" | "message_changed" | "conversation_changed" | "turn_decided" | "approval_requested" | "approval_changed" | "escalation_opened" | "escalation_changed" | "delivery_changed" | "member_changed" | "club_changed" | "connection_changed" | "knowledge_changed")[];
            /**
             * Close Codes
             * @description Why the server closes the connection.
             */
            close_codes: {
                [key: string]: string;
            };
            /**
             * Hello
             * @description JSON schema of the first frame (`LiveHello`).
             */
            hello: {
                [key: string]: unknown;
            };
            /**
             * Frame
             * @description JSON schema of the other frames (`LiveFrame`).
             */
            frame: {
                [key: string]: unknown;
            };
            /**
             * Logged
             * @description JSON schema of each type as the log stores it.
             */
            logged: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
        /**
         * Evidence
         * @description What we know about a delivery whose outcome is not known.
         */
        Evidence: {
            /** Attempts */
            attempts: components["schemas"]["AttemptOut"][];
        };
        /**
         * Examination
         * @description Every part that was looked at.
         */
        Examination: {
            /**
             * Checked At
             * Format: date-time
             */
            checked_at: string;
            /** Items */
            items: components["schemas"]["FindingOut"][];
        };
        /**
         * FindingOut
         * @description One part: how it is, in one sentence, and what to do.
         */
        FindingOut: {
            /**
             * Part
             * @example club:riverside
             */
            part: string;
            condition: components["schemas"]["Condition"];
            /**
             * Says
             * @example riverside: read 4 seconds ago.
             */
            says: string;
            /**
             * Do
             * @example
             */
            do: string;
        };
        /**
         * FoundOut
         * @description A passage that was found for a question.
         */
        FoundOut: {
            citation: components["schemas"]["Citation"];
            /** Says */
            says: string;
            why: components["schemas"]["WhyFound"];
            /**
             * Words
             * @description The share of the question that its words cover, 0 to 1.
             */
            words: number;
            /**
             * Likeness
             * @description How alike they are in meaning, up to 1.
             */
            likeness: number;
            /**
             * Chosen
             * @description The answer rests on it.
             */
            chosen: boolean;
        };
        /**
         * GapExample
         * @description One time it was asked.
         */
        GapExample: {
            /** Id */
            id: number;
            /** Question */
            question: string;
            /** Conversation Id */
            conversation_id: number;
            /** Member Name */
            member_name: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /**
         * GapList
         * @description What is missing, asked most first; of the last 90 days.
         */
        GapList: {
            /** Items */
            items: components["schemas"]["GapOut"][];
        };
        /**
         * GapOut
         * @description One thing that members ask and no entry answers.
         */
        GapOut: {
            /**
             * Question
             * @description The question that is most like all others.
             */
            question: string;
            /** Count */
            count: number;
            /** Conversations */
            conversations: number;
            /**
             * Last Asked At
             * Format: date-time
             */
            last_asked_at: string;
            /** Examples */
            examples: components["schemas"]["GapExample"][];
            /** @description The entry that comes closest. */
            nearest: components["schemas"]["Citation"] | null;
            /**
             * Questions
             * @description All questions counted here, for dismissing them.
             */
            questions: number[];
        };
        /**
         * ImportBody
         * @description The entries that were chosen.
         */
        ImportBody: {
            /** Entries */
            entries: components["schemas"]["EntryFields"][];
        };
        /**
         * ImportForm
         * @description What kind of text is brought in.
         * @enum {string}
         */
        ImportForm: "markdown" | "csv" | "text";
        /**
         * ImportPreview
         * @description What a text proposes. Nothing is stored.
         */
        ImportPreview: {
            /** Items */
            items: components["schemas"]["ProposalOut"][];
            /** Unknown Columns */
            unknown_columns: string[];
            /**
             * Left Out
             * @description How many entries beyond the most that one import may bring.
             */
            left_out: number;
        };
        /**
         * ImportText
         * @description A text to read entries from.
         */
        ImportText: {
            form: components["schemas"]["ImportForm"];
            /** Text */
            text: string;
        };
        /**
         * Imported
         * @description What was stored, in the order of the request.
         */
        Imported: {
            /** Entries */
            entries: number[];
        };
        /**
         * InboundText
         * @description What the member wrote last.
         */
        InboundText: {
            /** Body */
            body: string;
            /** At */
            at: string | null;
        };
        /**
         * InboxOut
         * @description One pollable inbox of the club's account.
         */
        InboxOut: {
            /** Owner Id */
            owner_id: string;
            /** Label */
            label: string;
            /** Is Own */
            is_own: boolean;
            /** Enabled */
            enabled: boolean;
            /** Interval S */
            interval_s: number | null;
        };
        /**
         * KnowledgeAct
         * @description What made a revision of an entry.
         * @enum {string}
         */
        KnowledgeAct: "written" | "changed" | "imported" | "retired" | "restored";
        /**
         * KnowledgeKind
         * @description What an entry is. Hours and dates are data, the rest may be prose.
         * @enum {string}
         */
        KnowledgeKind: "hours" | "special_hours" | "plan" | "class" | "policy" | "fact" | "faq" | "link" | "staff";
        /**
         * LastMessage
         * @description The end of a conversation, for its row.
         */
        LastMessage: {
            author_kind: components["schemas"]["AuthorKind"];
            /** Author Name */
            author_name: string;
            /**
             * Preview
             * @description The first 160 characters, on one line.
             */
            preview: string;
            /** At */
            at: string | null;
        };
        /**
         * LoginBody
         * @description The token of a login link, taken from the link's fragment.
         */
        LoginBody: {
            /** Token */
            token: string;
        };
        /**
         * LookUpOut
         * @description One question of a message: what would be said, and what was found, best first.
         */
        LookUpOut: {
            /** Question */
            question: string;
            /** Answer */
            answer: string | null;
            /**
             * Sure
             * @description Whether it would be said without a person's check.
             */
            sure: boolean;
            /**
             * Why Not
             * @description Why a person would look; empty where nobody must.
             */
            why_not: string;
            /** Found */
            found: components["schemas"]["FoundOut"][];
        };
        /**
         * Me
         * @description Who is logged in.
         */
        Me: {
            /**
             * Id
             * @example 1
             */
            id: number;
            /**
             * Name
             * @example Owner
             */
            name: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "manager" | "front_desk";
            /**
             * Club
             * @description The one club that this person sees; null sees all.
             * @example riverside
             */
            club: string | null;
            /**
             * Temporal Ui Url
             * @description The Temporal Web UI, for those who may see it.
             */
            temporal_ui_url: string | null;
        };
        /**
         * MemberCard
         * @description What the CRM told us of a member.
         */
        MemberCard: {
            /**
             * Id
             * @example 12
             */
            id: number;
            /**
             * Name
             * @example Maya Ortiz
             */
            name: string;
            /**
             * Role
             * @description member, prospect, staff or unknown.
             * @example member
             */
            role: string;
            /**
             * Initials
             * @example MO
             */
            initials: string;
            /**
             * Tied
             * @description The CRM ties this thread to a member; without it only people answer.
             */
            tied: boolean;
            /**
             * Status Text
             * @example Active
             */
            status_text: string | null;
            /**
             * Plan
             * @example Monthly Plus
             */
            plan: string | null;
            balance: components["schemas"]["Money"] | null;
            /** Next Payment At */
            next_payment_at: string | null;
            /** Member Since */
            member_since: string | null;
            /** Last Visit */
            last_visit: string | null;
            /**
             * Phone
             * @example +15555550101
             */
            phone: string | null;
            /**
             * Email
             * @example maya@example.com
             */
            email: string | null;
            /**
             * Facts Read At
             * @description When the facts were read from the CRM.
             */
            facts_read_at: string | null;
            /** Contact Points */
            contact_points: components["schemas"]["ContactPointOut"][];
        };
        /**
         * MemberRef
         * @description A member in a list.
         */
        MemberRef: {
            /**
             * Id
             * @example 12
             */
            id: number;
            /**
             * Name
             * @example Maya Ortiz
             */
            name: string;
            /**
             * Role
             * @description member, prospect, staff or unknown.
             * @example member
             */
            role: string;
            /**
             * Initials
             * @example MO
             */
            initials: string;
        };
        /**
         * MessageDelivery
         * @description How our message stands.
         */
        MessageDelivery: {
            /** Id */
            id: number;
            state: components["schemas"]["DeliveryState"];
            /**
             * Block
             * @description Why it was refused, where it was.
             */
            block: string | null;
        };
        /**
         * MessageItem
         * @description One message. `id` is null while our own message is not yet in the CRM's thread.
         */
        MessageItem: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "message";
            /** Id */
            id: number | null;
            direction: components["schemas"]["Direction"];
            author_kind: components["schemas"]["AuthorKind"];
            /** Author Name */
            author_name: string;
            channel: components["schemas"]["Channel"] | null;
            /** Body */
            body: string;
            /** At */
            at: string | null;
            precision: components["schemas"]["TimePrecision"];
            /** Imported */
            imported: boolean;
            delivery: components["schemas"]["MessageDelivery"] | null;
            /** Notice */
            notice: string | null;
            /** Edited */
            edited: boolean;
            /** Gone */
            gone: boolean;
            /** Turn Id */
            turn_id: number | null;
        };
        /**
         * Money
         * @description An amount as the CRM gives it.
         */
        Money: {
            /**
             * Cents
             * @example 4599
             */
            cents: number;
            /**
             * As Text
             * @example $45.99
             */
            as_text: string;
        };
        /**
         * NeedsYou
         * @description One thing that waits for a person: exactly one of `approval` and `escalation` is set.
         */
        NeedsYou: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "approval" | "escalation";
            urgency: components["schemas"]["Urgency"];
            /** Due At */
            due_at: string | null;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            approval: components["schemas"]["ApprovalOut"] | null;
            escalation: components["schemas"]["EscalationOut"] | null;
            conversation: components["schemas"]["ConversationRow"] | null;
        };
        /** Page[ActionOut] */
        Page_ActionOut_: {
            /** Items */
            items: components["schemas"]["ActionOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[ApprovalOut] */
        Page_ApprovalOut_: {
            /** Items */
            items: components["schemas"]["ApprovalOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[ConversationRow] */
        Page_ConversationRow_: {
            /** Items */
            items: components["schemas"]["ConversationRow"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[EntryOut] */
        Page_EntryOut_: {
            /** Items */
            items: components["schemas"]["EntryOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[EscalationOut] */
        Page_EscalationOut_: {
            /** Items */
            items: components["schemas"]["EscalationOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[NeedsYou] */
        Page_NeedsYou_: {
            /** Items */
            items: components["schemas"]["NeedsYou"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /** Page[UseOut] */
        Page_UseOut_: {
            /** Items */
            items: components["schemas"]["UseOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * PreviewOut
         * @description How a message would be looked up now.
         */
        PreviewOut: {
            /** Items */
            items: components["schemas"]["LookUpOut"][];
        };
        /**
         * PriceFields
         * @description An amount, and what it buys.
         */
        PriceFields: {
            /**
             * Amount
             * @example 39.00
             */
            amount: string;
            /**
             * Currency
             * @default USD
             * @example USD
             */
            currency: string;
            /** @default month */
            unit: components["schemas"]["PriceUnit"];
        };
        /**
         * PriceUnit
         * @description What a price buys.
         * @enum {string}
         */
        PriceUnit: "once" | "visit" | "class" | "day" | "week" | "month" | "year";
        /**
         * ProposalOut
         * @description One proposed entry.
         */
        ProposalOut: {
            /** Line */
            line: number;
            fields: components["schemas"]["EntryFields"];
            /**
             * Says
             * @description What a member might be told of it.
             */
            says: string;
            /** Problems */
            problems: components["schemas"]["ProposalProblem"][];
            duplicate: components["schemas"]["DuplicateOut"] | null;
            /** Remarks */
            remarks: ("too_long_for_a_text" | "reads_like_an_order")[];
        };
        /**
         * ProposalProblem
         * @description What is wrong with one field.
         */
        ProposalProblem: {
            /**
             * Pointer
             * @description JSON pointer into `fields`.
             * @example #/title
             */
            pointer: string;
            /** Detail */
            detail: string;
        };
        /**
         * QuestionsBody
         * @description Which questions are meant.
         */
        QuestionsBody: {
            /** Questions */
            questions: number[];
        };
        /**
         * ReadBody
         * @description Up to which message one has read.
         */
        ReadBody: {
            /** Through */
            through: number;
        };
        /**
         * Readiness
         * @description What the process needs, in words.
         */
        Readiness: {
            /**
             * Status
             * @enum {string}
             */
            status: "ready" | "unready";
            /**
             * Database
             * @enum {string}
             */
            database: "ok" | "away";
            /**
             * Migrations
             * @enum {string}
             */
            migrations: "at_head" | "behind" | "unknown";
            /**
             * Temporal
             * @enum {string}
             */
            temporal: "ok" | "away";
        };
        /**
         * RejectBody
         * @description Reject the draft, and say why.
         */
        RejectBody: {
            /** Revision */
            revision: number;
            /**
             * Reason
             * @example wrong facts
             */
            reason: string;
        };
        /**
         * ReplyAnswer
         * @description The reply is stored and on its way.
         */
        ReplyAnswer: {
            delivery: components["schemas"]["DeliveryRef"];
            conversation: components["schemas"]["ConversationDetail"];
            /**
             * Delayed
             * @description The act is stored; the workflow hears of it a little later.
             * @default false
             */
            delayed: boolean;
        };
        /**
         * ReplyBody
         * @description A staff member's own words. Replying takes the conversation over.
         */
        ReplyBody: {
            /**
             * Body
             * @example Hi Maya! We open at 5 on weekdays.
             */
            body: string;
            /** @description Only where the thread's own channel is not known. */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * Seen Through
             * @description The newest message that the writer has seen; 0 for none.
             */
            seen_through: number | 0;
        };
        /**
         * ResolveBody
         * @description How the task ended. `it_arrived`, `send_again` and `discard` are for tasks about a delivery.
         */
        ResolveBody: {
            resolution: components["schemas"]["TaskEnd"];
            /** Note */
            note?: string | null;
        };
        /**
         * RevisionList
         * @description The versions of an entry, the newest first.
         */
        RevisionList: {
            /** Items */
            items: components["schemas"]["RevisionOut"][];
        };
        /**
         * RevisionOut
         * @description One version of an entry.
         */
        RevisionOut: {
            /** Version */
            version: number;
            act: components["schemas"]["KnowledgeAct"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["StaffRef"] | null;
            fields: components["schemas"]["EntryFields"];
        };
        /**
         * SpanFields
         * @description From when to when. Closing at or before opening means after midnight; both equal means all day.
         */
        SpanFields: {
            /**
             * Opens
             * @example 05:30
             */
            opens: string;
            /**
             * Closes
             * @example 05:30
             */
            closes: string;
        };
        /**
         * SpecialDayFields
         * @description One date that is not as usual; no span means closed.
         */
        SpecialDayFields: {
            /**
             * Day
             * Format: date
             */
            day: string;
            span?: components["schemas"]["SpanFields"] | null;
            /**
             * Label
             * @default
             * @example Thanksgiving
             */
            label: string;
        };
        /**
         * StaffList
         * @description The people of a club.
         */
        StaffList: {
            /** Items */
            items: components["schemas"]["StaffMember"][];
        };
        /**
         * StaffMember
         * @description A staff member of a club.
         */
        StaffMember: {
            /**
             * Id
             * @example 3
             */
            id: number;
            /**
             * Name
             * @example Dana Fields
             */
            name: string;
            /**
             * Role
             * @enum {string}
             */
            role: "owner" | "manager" | "front_desk";
        };
        /**
         * StaffRef
         * @description A staff member, named. Id 0 is a person who wrote in the CRM itself.
         */
        StaffRef: {
            /**
             * Id
             * @example 3
             */
            id: number;
            /**
             * Name
             * @example Dana Fields
             */
            name: string;
        };
        /**
         * TaskEnd
         * @description How a task ended.
         * @enum {string}
         */
        TaskEnd: "done" | "it_arrived" | "send_again" | "discard";
        /**
         * TimePrecision
         * @description How well a message's time is known. An unknown time is unknown: never 'now'.
         * @enum {string}
         */
        TimePrecision: "second" | "minute" | "day" | "unknown";
        /**
         * Timeline
         * @description A part of the timeline, oldest first. `next_cursor` leads to what is older; null means the beginning.
         */
        Timeline: {
            /** Items */
            items: (components["schemas"]["MessageItem"] | components["schemas"]["DecisionItem"] | components["schemas"]["ApprovalItem"] | components["schemas"]["EscalationItem"] | components["schemas"]["ActItem"])[];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * Urgency
         * @description How fast a person must look: `now` pages at once, `today` goes by the ladder.
         * @enum {string}
         */
        Urgency: "now" | "soon" | "today";
        /**
         * UseOut
         * @description A draft that rests on the entry.
         */
        UseOut: {
            /** Id */
            id: number;
            /** Conversation Id */
            conversation_id: number;
            /** Member Name */
            member_name: string;
            /** Turn Id */
            turn_id: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Version
             * @description The entry's version that was used.
             */
            version: number;
            outcome: components["schemas"]["UseOutcome"];
            /**
             * Edited
             * @description A person changed the draft before it went out.
             */
            edited: boolean;
        };
        /**
         * UseOutcome
         * @description What became of a draft.
         * @enum {string}
         */
        UseOutcome: "sent" | "on_its_way" | "not_known" | "waiting" | "not_sent";
        /**
         * Validity
         * @description Whether an entry may be said now.
         * @enum {string}
         */
        Validity: "current" | "upcoming" | "expired" | "retired";
        /**
         * Voice
         * @description How a club sounds: `plain` is friendly without exclamation marks.
         * @enum {string}
         */
        Voice: "warm" | "plain";
        /**
         * WaitingOut
         * @description What a person has to do here, most urgent first.
         */
        WaitingOut: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "approval" | "escalation" | "did_it_arrive";
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Due At */
            due_at: string | null;
            urgency: components["schemas"]["Urgency"];
        };
        /**
         * WeekdayFields
         * @description A weekday that the club tells of; no span means closed.
         */
        WeekdayFields: {
            /**
             * Day
             * @enum {string}
             */
            day: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
            span?: components["schemas"]["SpanFields"] | null;
        };
        /**
         * WhyFound
         * @description Why a passage stands where it stands, the strongest reason first.
         * @enum {string}
         */
        WhyFound: "calendar" | "named" | "covered" | "likest" | "alike" | "shares_words";
        /**
         * WrongAnswerOut
         * @description The last draft on this entry that a person refused.
         */
        WrongAnswerOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Conversation Id */
            conversation_id: number;
            /** Reason */
            reason: string;
        };
        /**
         * FieldProblem
         * @description What is wrong with one part of the request.
         */
        FieldProblem: {
            /**
             * Pointer
             * @description JSON pointer into the body, or `#/query/…`, `#/path/…`.
             * @example #/revision
             */
            pointer: string;
            /**
             * Detail
             * @example Input should be a valid integer
             */
            detail: string;
        };
        /**
         * LiveFrame
         * @description One event: something of this type happened there; fetch it if you show it.
         */
        LiveFrame: {
            /**
             * Position
             * @description Send the last one as `?after=` when connecting again.
             */
            position: number;
            /**
             * Type
             * @enum {string}
             */
            type: "message_stored" | "message_changed" | "conversation_changed" | "turn_decided" | "approval_requested" | "approval_changed" | "escalation_opened" | "escalation_changed" | "delivery_changed" | "member_changed" | "club_changed" | "connection_changed" | "knowledge_changed";
            /** Club */
            club: string;
            /**
             * Conversation
             * @default null
             */
            conversation: number | null;
            /**
             * Version
             * @default 0
             */
            version: number;
        };
        /**
         * LiveHello
         * @description The first frame: where the log stands, and whether what was missed follows (`resumed`) or is lost (`resync`).
         */
        LiveHello: {
            /** Head */
            head: number;
            /**
             * Resumed
             * @default null
             */
            resumed: boolean | null;
            /**
             * Resync
             * @default null
             */
            resync: boolean | null;
        };
        /**
         * Problem
         * @description What went wrong. Programs use `code`; `detail` is fit for staff.
         */
        Problem: {
            /**
             * Type
             * @example urn:spotter:problem:stale_draft
             */
            type: string;
            /**
             * Title
             * @example Conflict
             */
            title: string;
            /**
             * Status
             * @example 409
             */
            status: number;
            /**
             * Detail
             * @example The member wrote again after this draft was made.
             */
            detail: string;
            /**
             * Code
             * @example stale_draft
             */
            code: string;
            /**
             * Request Id
             * @example 0f8b7a1e9a6c4c55
             */
            request_id: string;
            /**
             * Errors
             * @description One entry per field, where fields are wrong.
             * @default null
             */
            errors: components["schemas"]["FieldProblem"][] | null;
            /**
             * Winner
             * @description Who was first (`already_decided`).
             * @default null
             * @example Dana Fields
             */
            winner: string | null;
            /**
             * Decision
             * @description What they chose (`already_decided`).
             * @default null
             * @example approved
             */
            decision: string | null;
            /**
             * Newer
             * @description How many newer inbound messages there are (`stale_thread`).
             * @default null
             */
            newer: number | null;
        } & {
            [key: string]: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    livez: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alive"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Something that we need is away. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_clubs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClubList"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_club: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClubBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClubOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_club: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClubOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_club: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_club: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClubPatch"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClubOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    poll_now: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClubOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_conversations: {
        parameters: {
            query?: {
                /** @description Only this club. */
                club?: string | null;
                status?: components["schemas"]["ConversationStatus"] | null;
                /** @description Only those where something waits for a person. */
                needs_me?: boolean;
                /** @description A name, a phone in any form, or words. */
                q?: string | null;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ConversationRow_"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_conversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationDetail"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_timeline: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                before?: string | null;
                /** @description How many at most. */
                limit?: number;
            };
            header?: never;
            path: {
                conversation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_over: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAct"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hand_back: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAct"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reply: {
        parameters: {
            query?: never;
            header?: {
                /** @description Required. A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyAnswer"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale_thread`, `opted_out` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_ai: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AiBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAct"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAct"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_unread: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                conversation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationAct"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_approvals: {
        parameters: {
            query?: {
                /** @description Only this club. */
                club?: string | null;
                state?: components["schemas"]["ApprovalState"] | null;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApprovalOut_"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Required. A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                approval: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalAct"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_decided`, `stale_draft`, `opted_out` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                approval: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalAct"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_decided`, `stale_draft` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_escalations: {
        parameters: {
            query?: {
                /** @description Only this club. */
                club?: string | null;
                state?: components["schemas"]["EscalationState"] | null;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EscalationOut_"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_escalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                escalation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                escalation: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationAct"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_decided` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolve: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                escalation: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationAct"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already_decided`, `opted_out` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_needs_you: {
        parameters: {
            query?: {
                /** @description Only this club. */
                club?: string | null;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_NeedsYou_"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_actions: {
        parameters: {
            query?: {
                /** @description Only this club. */
                club?: string | null;
                /** @description Only this conversation. */
                conversation?: number | null;
                /** @description Only acts of this kind of actor. */
                actor?: ("ai" | "staff" | "system" | "member") | null;
                /** @description Only this act. */
                act?: string | null;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ActionOut_"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_staff: {
        parameters: {
            query?: {
                /** @description Only this club. */
                club?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffList"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_knowledge: {
        parameters: {
            query: {
                /** @description As a member would write. */
                q: string;
            };
            header?: never;
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_gaps: {
        parameters: {
            query?: {
                /** @description Those that people have dismissed instead. */
                dismissed?: boolean;
            };
            header?: never;
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapList"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismiss_gap: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionsBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_gap: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionsBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportText"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_knowledge: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_knowledge: {
        parameters: {
            query?: {
                kind?: components["schemas"]["KnowledgeKind"] | null;
                /** @description Left out: everything that is not retired. */
                validity?: components["schemas"]["Validity"] | null;
                /** @description Words that an entry holds. */
                q?: string | null;
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EntryOut_"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                club: string;
                entry: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
                entry: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retire_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
                entry: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryVersion"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeat with the same key changes nothing and returns the first answer. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                club: string;
                entry: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryVersion"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_entry_revisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                club: string;
                entry: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionList"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_entry_uses: {
        parameters: {
            query?: {
                /** @description How many at most. */
                limit?: number;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
            };
            header?: never;
            path: {
                club: string;
                entry: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_UseOut_"];
                };
            };
            /** @description `invalid_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    examine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Examination"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_event_schemas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventSchemas"];
                };
            };
            /** @description `not_logged_in` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_allowed` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_fields` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
